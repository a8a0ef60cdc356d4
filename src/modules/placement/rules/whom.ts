/** Who is told of a decision about placements. */
export const WHOM = [
  'placing council',
  'brokers and locality workers',
  'provider',
  'CQC',
  'ICB',
  'other',
] as const;
