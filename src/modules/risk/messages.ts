import { longDay, type Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';

/** Every sentence that this room shows for an error. */
export const messages = {
  notADay: (text: string) => `"${text}" is not a day written YYYY-MM-DD`,
  dayWrong: 'Enter a real day, for example 20 3 2025',
  dayNotYet: 'Enter today or a day before it',
  colourMissing: 'Choose the status that you decide instead of the proposed one',
  reasonMissing: 'Say why the status should not be what the model proposes',
  reasonTooLong: 'The reason must have 4,000 characters or fewer',
  ownerMissing: 'Choose the colleague who answers for this override',
  untilMissing: 'Enter the last day of the override',
  untilWrong: 'Enter the last day of the override as a real day, for example 20 3 2027',
  untilPast: 'The last day of the override must be today or later',
  untilTooLate: (latest: Day) => `An override may last until ${longDay(latest)} at most`,
  nextActionTooLong: 'The next action must have 1,000 characters or fewer',
  belowFloor: (floor: Rag, words: string) =>
    `A fact holds this service at ${floor} at least: ${words}. Only a quality manager or a senior manager may decide otherwise`,
  draftOvertaken: (name: string) =>
    `${name} saved this draft while you were writing. Nothing of yours was saved yet: look at what would change, and save again`,
  wholeNumber: (what: string) => `${what} must be a whole number, 0 or more`,
  chooseModel: 'Choose the model to begin with',
  draftName: 'Enter a name for the model, 120 characters or fewer',
  draftKinds: 'Choose the kinds of service that the model is for',
  bandFrom: 'Enter where the band starts, as a whole number',
  choosePart: 'Choose what to add',
  modelFileMissing: 'Choose a file with a model, as the download of a draft has it',
  modelFileTooLarge: 'The file must be 1 MB or smaller',
  modelFileNotJson: (why: string) => `The file is not JSON: ${why}`,
  publishReason: 'Say why the model changes, in 4,000 characters or fewer',
  publishDay: 'Enter the first day of the model as a real day, for example 1 12 2026',
  publishDayPast: 'The first day must be today or later: days before it were rated by the rules of their day',
  publishDayTaken: (name: string, on: Day) =>
    `"${name}" begins on ${longDay(on)} too, for some of the same kinds of service. Choose another day, or withdraw it first`,
  simulateFirst:
    'Simulate the draft first, as it is now: what it says has changed since, or it was never tried',
  backTestFirst: 'Back-test the draft as it is now, or say why you publish it without',
  versionTaken: 'Somebody else published a version of this model meanwhile. Look at it, then publish again',
  withdrawReason: 'Say why the model is withdrawn',
  notWithdrawable: 'The model has begun, or was withdrawn already. It can only be followed by another',
  overtaken:
    'Somebody else decided on this service, or what the model proposes has changed, while you were looking. Nothing of yours was saved: look at what is new below, and decide again',
};
