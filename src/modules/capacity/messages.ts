/** Every sentence that this room shows for an error. */
export const messages = {
  // Answers
  missing: (what: string) => `Enter an answer: ${lower(what)}`,
  chooseOne: (what: string) => `Choose one of the answers: ${lower(what)}`,
  tooLong: (what: string, most: number) => `${what}: use ${most} characters or fewer`,
  negative: (what: string) => `${what}: the number must be 0 or more`,
  decimal: (what: string) => `${what}: enter a whole number, without a decimal point`,
  notANumber: (what: string, typed: string) => `${what}: "${typed}" is not a whole number`,
  tooMany: (what: string, most: number) => `${what}: the number must be ${most} or less`,
  dayWrong: (what: string) => `${what} Enter a real day, like 9 8 2021`,
  dayNotPast: (what: string) => `${what} Enter a day that is today or in the past`,
  confirmJumps:
    'Some numbers are far from those of last month. Correct them, or tick each to say that it is right',
  reasonMissing: 'Say why the return is corrected',
  reasonTooLong: 'The reason must be 1,000 characters or fewer',
  changedMeanwhile:
    'Somebody else changed this return while you were answering. Nothing of theirs was lost: compare below, and save or send again to let yours stand',
  tooLarge: 'The answers are too long to be kept',

  // Acts of officers
  chooseAct: 'Choose what to do with the return',
  wordsMissing: 'Write what you ask the provider',
  excuseMissing: 'Say why the service is not asked for this month',
  wordsTooLong: 'Use 2,000 characters or fewer',
  notNow: 'That cannot be done with the return as it stands now',

  // Settings
  monthWrong: 'Choose the first month',
  monthPast: 'The first month must not be more than a year ago or more than a year ahead',
  asksMissing: 'Choose whom the council asks',
  dayOfMonth: (what: string) => `${what} must be a day of the month from 1 to 28`,
  opensAfterDue: 'The day on which returns are due must not be before the one on which they open',
  daysWrong: (what: string, least: number, most: number) =>
    `${what} must be a whole number from ${least} to ${most}`,
} as const;

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
