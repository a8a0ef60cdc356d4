/** What became of a return, as a list counts it. */
export const OUTCOMES = ['in time', 'late', 'missing', 'waiting', 'not asked'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'in time': 'Sent in time',
  late: 'Sent late',
  missing: 'Late, not sent',
  waiting: 'Not due yet',
  'not asked': 'Not asked',
};

/** Returns in a row that did not come, and late or missing ones in twelve months, from which a service is marked. */
export const MISSED_IN_ROW = 3;
export const MISSED_IN_YEAR = 4;

/** Whether a service missed so many returns that it is marked (three in a row, or four of twelve, as the Capacity Tracker has it). */
export const isMarked = (missed: { inRow: number; inYear: number }): boolean =>
  missed.inRow >= MISSED_IN_ROW || missed.inYear >= MISSED_IN_YEAR;
