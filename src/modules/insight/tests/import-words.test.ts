import { describe, expect, it } from 'vitest';
import type { Job } from '../../../platform/jobs/index.ts';
import { waitsFor } from '../pages/import/presenter.ts';
import { fieldWords, movedWords, MOVEMENT_KINDS, valueWords } from '../rules/import-words.ts';

describe('what an import says in words', () => {
  it.each([
    ['beds', 'Beds'],
    ['manager_absent_from', 'Manager absent since'],
    ['service_types', 'Service types'],
    ['Care Homes, Safe rating, published 2025-03-01', 'Care Homes, Safe rating, published 1 Mar 2025'],
  ])('calls the column %s "%s"', (field, words) => expect(fieldWords(field)).toBe(words));

  it.each([
    [null, '–'],
    ['', '–'],
    ['true', 'Yes'],
    ['false', 'No'],
    ['2026-11-01', '1 Nov 2026'],
    ['["Dementia", "Older people"]', 'Dementia, Older people'],
    ['[]', '–'],
    ['[not a list', '[not a list'],
    ['42', '42'],
  ])('shows the value %j as "%s"', (value, words) => expect(valueWords(value)).toBe(words));

  it('has words for each kind of movement, and for one that it has not met', () => {
    expect(MOVEMENT_KINDS.map(movedWords)).toContain('Rating went down');
    expect(movedWords('moved house')).toBe('Moved house');
  });
});

describe('the second of two imports', () => {
  const job = (kind: string, payload: unknown) => ({ kind, payload, state: 'running' }) as Job;

  it('is told which other one must end first', () => {
    expect(waitsFor([job('cqc.import', { fileName: 'active.ods', dryRun: false })])).toBe(
      'The import of active.ods is running. Yours waits until it has ended.',
    );
    expect(waitsFor([job('cqc.sync', { mode: 'auto' })])).toMatch(/^A sync with CQC is running/);
    expect(waitsFor([])).toBeUndefined();
  });
});
