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
    `A fact holds this service at ${floor} at least (${words}). Only a quality manager or a senior manager may decide otherwise`,
  overtaken:
    'Somebody else decided on this service, or what the model proposes has changed, while you were looking. Nothing of yours was saved: look at what is new below, and decide again',
};
