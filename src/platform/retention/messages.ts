/** What the pages of retention say of input that they cannot use, and of what was done. */
export const messages = {
  monthsWrong: (least: number, most: number) =>
    least === most
      ? `This period cannot be changed: it is ${least} months`
      : `Months must be a whole number from ${least} to ${most}`,
  whyMissing: 'Say why, in a sentence that an auditor understands',
  whyTooLong: 'The reason must be 1,000 characters or fewer',
  notChangeable: 'Records of the whole installation keep Amberley’s own period',
  held: (name: string) => `${name}: nothing goes until the hold is lifted.`,
  heldAlready: 'This is held already',
  lifted: (name: string) => `The hold on "${name}" was lifted. What is due goes with the next run.`,
  periodKept: (name: string, period: string) => `${name}: kept for ${period} from now on.`,
  noHold: 'Nothing is held here any more',
  started: 'What is due is being taken away.',
};
