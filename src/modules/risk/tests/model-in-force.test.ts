import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { shippedModel } from '../factories.ts';
import type { Model } from '../rules/model.ts';
import { modelInForce, NoModelInForce } from '../rules/model-in-force.ts';

const version = (n: number, validFrom: string, overrides: Partial<Model> = {}): Model => ({
  ...shippedModel(),
  version: n,
  validFrom: day(validFrom),
  ...overrides,
});
const first = version(1, '2014-10-01');
const second = version(2, '2025-04-01');
const homeCare = version(1, '2026-01-01', { id: 'home-care', appliesTo: ['Home care'] });
const models = [second, homeCare, first];

describe('the model in force', () => {
  it.each([
    ['2014-10-01', 1],
    ['2025-03-31', 1],
    ['2025-04-01', 2],
    ['2030-01-01', 2],
  ])('on %s is version %i', (on, n) => {
    expect(modelInForce(models, 'Residential home', day(on)).version).toBe(n);
  });

  it('for a category that a model names is that model, from its day', () => {
    expect(modelInForce(models, 'Home care', day('2026-01-01')).id).toBe('home-care');
    expect(modelInForce(models, 'Home care', day('2025-12-31')).id).toBe('cqc-only');
    expect(modelInForce(models, 'Extra care', day('2026-01-01')).id).toBe('cqc-only');
  });

  it('follows a newer version that gives a category up', () => {
    const later = version(2, '2026-06-01', { id: 'home-care', appliesTo: ['Shared Lives'] });
    expect(modelInForce([...models, later], 'Home care', day('2026-06-01')).id).toBe('cqc-only');
  });

  it('is an error before the first model, never the nearest one', () => {
    expect(() => modelInForce(models, 'Home care', day('2014-09-30'))).toThrow(NoModelInForce);
    expect(() => modelInForce(models, 'Home care', day('2014-09-30'))).toThrow(
      'no risk model is in force for "Home care" on 30 September 2014',
    );
  });
});
