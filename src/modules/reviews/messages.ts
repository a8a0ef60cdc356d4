/** Every sentence that this room shows for an error. */
export const messages = {
  alreadyOpen: (month: string) => `The review of ${month} was opened already. Nothing was changed`,
  nothingToReview: 'No service has a status yet, so there is nothing to review. Rate the market first',
  alreadyClosed: (month: string) => `The review of ${month} was closed already. Nothing was changed`,
  undecided: (n: number) =>
    `${n} ${n === 1 ? 'service is' : 'services are'} undecided. Decide them, or say why the month is closed without`,
  reasonTooLong: 'The reason must have 4,000 characters or fewer',
  changedMeanwhile: 'Somebody else changed this review while you were looking. Look at it again',
  dayWrong: 'Enter a real day, for example 20 3 2025',
  dayNotYet: 'Enter today or a day before it',
};
