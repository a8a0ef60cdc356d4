import { longDay, type Day } from '../../kernel/calendar-day.ts';

/** Every sentence that this room shows for an error. */
export const messages = {
  notFound: 'such escalation',
  acknowledgedMeanwhile:
    'Somebody else acknowledged this a moment ago, or it was decided. What happened stands below.',
  changedMeanwhile:
    'Something happened here while you were writing: see below. Nothing of yours is lost: look at it, and send it again if it still holds.',
  otherOpen:
    'This could not be opened again: another escalation of the same rule is open for this service, or somebody opened it already.',
  outcomeMissing: 'Choose what was decided',
  reasonMissing: 'Give the reason: whoever reads this in a year must understand it',
  reasonTooLong: 'The reason must be 4,000 characters or fewer',
  kindMissing: 'Choose which intervention to start',
  leadMissing: 'Choose the lead officer: one is appointed at once',
  leadUnknown: 'Choose a lead officer from the list',
  panelMissing: 'Enter the day of the panel, for example 27 11 2026',
  panelPast: 'The day of the panel must not lie in the past',
  panelFar: 'The day of the panel must lie in the coming year',
  panelWrong: 'The day of the panel must be a real day, like 27 11 2026',
  attendeesMissing: 'Choose who is asked to the panel',
  moreTooLong: 'Others must be 500 characters or fewer',
  toldMissing: 'Say whether the councils that have placed people there were told',
  toldNames: 'Say which councils were told',
  namesTooLong: 'The councils must be 1,000 characters or fewer',
  whyReopenMissing: 'Say why it is opened again',
  whyTooLong: 'The reason must be 500 characters or fewer',
  validFromMissing: 'Enter the day from which this holds',
  validFromEarly: (least: Day) =>
    `This can hold from ${longDay(least)} at the earliest: the past stays as it was`,
  noteMissing: 'Say what is changed and why',
  noteTooLong: 'This must be 1,000 characters or fewer',
  rulesChanged:
    'Somebody else changed the rules while you were writing. Nothing of yours is lost: look at it, and send it again if it still holds.',
  nameMissing: 'Give it a name',
  nameTooLong: (most: number) => `The name must be ${most} characters or fewer`,
  number: (what: string, least: number, most: number) =>
    `${what} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`,
  colourMissing: 'Choose the colour',
  fromMissing: 'Choose at least one colour from which it gets worse',
  ofMissing: 'Choose whose colour is meant',
  levelMissing: 'Choose the rung on which it starts',
  clockMissing: 'Choose which minutes count',
  urgentMissing: 'Choose how people are mailed',
  kindUnknown: 'Choose kinds from the list',
  rungMissing: 'The ladder must have one rung at least',
  rungEmpty: (name: string) => `Choose how the people of "${name}" are found`,
  rungUnnamed: 'Give this rung a name, or take away what is chosen for it',
  accountUnknown: 'Choose people from the list',
  lastRule: 'This is the only rule: with none nobody is ever told',
};
