/** Every sentence that this room shows for an error. */
export const messages = {
  unknownTrigger: (text: string) => `"${text}" is no event that a protocol answers: choose one from the list`,
  unknownKind: (text: string) => `"${text}" is no kind of intervention: choose one from the list`,
  unknownStart: (text: string) => `"${text}" is no way to start: choose "At once" or "Proposed"`,
  unknownColour: (text: string) => `"${text}" is no colour: choose Red, Amber, Green or any`,
  unknownOwner: (text: string) => `"${text}" is no owner of a step: choose one from the list`,
  noColourHere: (trigger: string) => `"${trigger}" happens whatever the colour: choose "Any"`,
  triggerTwice: (trigger: string, colour: string | null) =>
    `"${trigger}" ${colour ?? '(any colour)'} is answered twice: leave one line`,
  colourWithout: (colour: string) =>
    `Nothing is done about ${colour} services: give ${colour} a line of its own, or a random check`,
  kindWithoutSteps: (kind: string) => `${kind} needs a step at least`,
  tooManySteps: (kind: string, most: number) => `${kind} has more than ${most} steps`,
  stepName: (kind: string) => `Enter what is done in this step of ${kind}, in 200 characters or fewer`,
  stepDays: (step: string, most: number) =>
    `The days of "${step.slice(0, 60)}" must be a whole number from 1 to ${most}`,
  stepsBackwards: (step: string) => `"${step.slice(0, 60)}" would be due before the step above it`,
  attendsTooLong: (step: string) =>
    `Who attends "${step.slice(0, 60)}" must be 200 characters or fewer for each`,
  protocolReason: 'Enter why the protocol changes, in 2,000 characters or fewer',
  protocolMeanwhile:
    'Somebody else has made a new version meanwhile. Look at theirs; to save yours as the one after it, save again',
  validFromMissing: 'Enter the day from which it holds',
  dayWrong: (what: string) => `${what} must be a real day, like 9 8 2027`,
  validFromPast:
    'The day from which it holds must be today or later: what was done before was done by the protocol of then',
  kindMissing: 'Choose what to start',
  whyMissing: 'Enter why it is started, in 500 characters or fewer',
  alreadyRunning: (kind: string) => `${kind} is already proposed or open at this service: add to that one`,
  reasonMissing: 'Enter the reason, in 4,000 characters or fewer',
  noteMissing: 'Enter the note, in 4,000 characters or fewer',
  outcomeMissing: 'Choose what came of it',
  nextKindMissing: 'Choose what is started next, of a higher level than this',
  changedMeanwhile: 'Somebody else has changed this meanwhile. Look at it as it is now, and try again',
  dueMissing: 'Enter the new day',
  duePast: 'The new day must be later than the day it was due',
  ownerMissing: 'Choose somebody from the list',
  severityMissing: 'Choose how serious the concerns are',
  findingsMissing: 'Enter what was found, in 4,000 characters or fewer',
  quotaMissing: (colour: string) => `Enter either a number or a share of ${colour} services, and not both`,
  quotaWrong: (colour: string) =>
    `The number of ${colour} services must be a whole number from 0 to 1000, or the share from 0 to 100`,
  restWrong: 'The months must be a whole number from 0 to 60',
  quotaPast: 'The day from which it holds must be today or later: what was drawn before stands',
  quotaReason: 'Enter why the quota changes, in 2,000 characters or fewer',
  quotaTeam: 'Choose a team from the list, or all others',
  drawnAlready: (month: string) =>
    `Random checks of ${month} have been drawn for every team: a month is drawn once`,
  drawReason: 'Enter why you draw now and do not wait for the night, in 2,000 characters or fewer',
};
