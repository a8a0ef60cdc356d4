import { describe, expect, it } from 'vitest';
import { changesOf, type Fresh, type OnRecord } from '../rules/changes.ts';

const fresh = (overrides: Partial<Fresh> = {}): Fresh => ({
  locationId: '1-A',
  rag: 'Green',
  modelId: 'cqc-only',
  modelVersion: 1,
  said: 'x',
  ...overrides,
});
const onRecord = (overrides: Partial<OnRecord> = {}) =>
  new Map<string, OnRecord>([['1-A', { ...fresh(), score: 0, floors: [], ...overrides }]]);

describe('what a rating changes', () => {
  it('is nothing where it says the same', () => {
    expect(changesOf(onRecord(), [fresh()])).toEqual({ changed: [], moved: [], gone: [] });
  });

  it('is the words alone where the colour stays', () => {
    const now = fresh({ said: 'y' });
    expect(changesOf(onRecord(), [now])).toEqual({ changed: [now], moved: [], gone: [] });
  });

  it.each([{ rag: 'Amber' }, { modelVersion: 2 }, { modelId: 'home-care' }])(
    'is a move where this differs: %j',
    (difference) => {
      const now = fresh({ ...difference, said: 'y' });
      expect(changesOf(onRecord(), [now])).toEqual({ changed: [now], moved: [now], gone: [] });
    },
  );

  it('is a move for what is new, and an end for what is not there any more', () => {
    const now = fresh({ locationId: '1-B' });
    expect(changesOf(onRecord(), [now])).toEqual({ changed: [now], moved: [now], gone: ['1-A'] });
  });
});
