import type { Heard, Model } from './model.ts';
import { questionsOf } from './heard-events.ts';

/** What some models ask for beyond the register and the ratings; what no model asks for is not read. */
export interface AskedFacts {
  /** How far back the log is read, in days; 0 where no model reads it. */
  eventDays: number;
  returns: boolean;
  /** Beds and groups of clients, for sizes and adjustments. */
  nature: boolean;
}

const DAYS_A_MONTH = 31;

function daysOf(model: Model): number {
  const windows = questionsOf(model).map(({ days }: Heard) => days);
  const silences = model.indicators.flatMap(({ reads }) =>
    reads.fact === 'heard' ? [reads.months * DAYS_A_MONTH] : [],
  );
  return Math.max(0, ...windows, ...silences);
}

function readsReturns({ indicators, floors }: Model): boolean {
  return (
    indicators.some(({ reads }) => reads.fact === 'heard' || reads.fact.startsWith('return')) ||
    floors.some(({ when }) => when.fact === 'return-missed')
  );
}

function readsNature({ indicators, adjustments = [] }: Model): boolean {
  return (
    adjustments.length > 0 ||
    indicators.some(({ reads }) => reads.fact === 'events' && reads.perBeds !== undefined)
  );
}

/** Everything that one or the other of some models asks for: all of them, where they run side by side. */
export function askedBy(models: readonly Model[]): AskedFacts {
  return {
    eventDays: Math.max(0, ...models.map(daysOf)),
    returns: models.some(readsReturns),
    nature: models.some(readsNature),
  };
}
