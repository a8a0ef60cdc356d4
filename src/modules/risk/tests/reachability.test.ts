import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assess } from '../rules/assess.ts';
import { whyNeverGreen } from '../rules/reachability.ts';
import { anyFacts } from './fact-arbitraries.ts';
import { anyModel } from './model-arbitraries.ts';

it('no model is refused by which some service is Green', () => {
  let green = 0;
  fc.assert(
    fc.property(anyModel, anyFacts, (model, facts) => {
      if (assess(facts, model, model.validFrom).rag !== 'Green') return;
      green += 1;
      expect(whyNeverGreen(model)).toBeNull();
    }),
    { numRuns: 400, seed: 4 },
  );
  expect(green).toBeGreaterThan(0);
});
