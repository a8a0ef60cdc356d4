import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { isWorse, statusThatHolds, type StandingDecision } from '../rules/status.ts';

const TODAY = day('2026-11-16');
const colour = fc.constantFrom<Rag>(...RAGS);
const lastDay = fc.integer({ min: -10, max: 10 }).map((n) => addDays(TODAY, n));

/** A decision as the table lets one be: another colour than proposed has a last day. */
const decision: fc.Arbitrary<StandingDecision> = fc
  .record({ rag: colour, proposedRag: colour, expiresOn: lastDay })
  .map((one) => (one.rag === one.proposedRag ? { ...one, expiresOn: null } : one));
const holding = decision.filter(({ expiresOn }) => expiresOn === null || expiresOn >= TODAY);

describe('what status holds', () => {
  it('is the proposal, undecided, until somebody decides', () => {
    fc.assert(
      fc.property(colour, (proposed) => {
        expect(statusThatHolds(proposed, null, TODAY)).toEqual({
          rag: proposed,
          undecided: true,
          overridden: false,
          expiresOn: null,
        });
      }),
    );
  });

  it('is what was decided while the model says what it said then', () => {
    fc.assert(
      fc.property(holding, (made) => {
        const held = statusThatHolds(made.proposedRag, made, TODAY);
        expect(held).toMatchObject({ rag: made.rag, undecided: false });
        expect(held.overridden).toBe(made.rag !== made.proposedRag);
      }),
    );
  });

  it('is the proposal again on the day after the last day of an override, and not on that day', () => {
    const made: StandingDecision = { rag: 'Green', proposedRag: 'Red', expiresOn: TODAY };
    expect(statusThatHolds('Red', made, TODAY)).toMatchObject({ rag: 'Green', undecided: false });
    expect(statusThatHolds('Red', made, addDays(TODAY, 1))).toMatchObject({ rag: 'Red', undecided: true });
  });

  it('is never better than a proposal that is worse than the one that was decided on', () => {
    fc.assert(
      fc.property(holding, colour, (made, proposed) => {
        fc.pre(isWorse(proposed, made.proposedRag));
        const held = statusThatHolds(proposed, made, TODAY);
        expect(held.undecided).toBe(true);
        expect(isWorse(proposed, held.rag)).toBe(false);
        expect(isWorse(made.rag, held.rag)).toBe(false);
      }),
    );
  });

  it('does not get better by good news alone', () => {
    fc.assert(
      fc.property(holding, colour, (made, proposed) => {
        fc.pre(isWorse(made.proposedRag, proposed));
        expect(statusThatHolds(proposed, made, TODAY)).toMatchObject({ rag: made.rag, undecided: true });
      }),
    );
  });

  it('never gets better when the model says something worse', () => {
    fc.assert(
      fc.property(fc.option(decision, { nil: null }), colour, colour, (made, a, b) => {
        fc.pre(isWorse(a, b));
        const worse = statusThatHolds(a, made, TODAY).rag;
        const better = statusThatHolds(b, made, TODAY).rag;
        expect(isWorse(better, worse)).toBe(false);
      }),
    );
  });

  it('names an override and its last day together, and only while it holds', () => {
    fc.assert(
      fc.property(fc.option(decision, { nil: null }), colour, (made, proposed) => {
        const held = statusThatHolds(proposed, made, TODAY);
        expect(held.overridden).toBe(held.expiresOn !== null);
        if (held.overridden) {
          expect(held.rag).toBe(made?.rag);
          expect(held.expiresOn! >= TODAY).toBe(true);
        }
      }),
    );
  });
});
