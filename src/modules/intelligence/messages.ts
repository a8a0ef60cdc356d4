/** Every sentence that this room shows for an error. */
export const messages = {
  // The log
  serviceMissing: 'Choose the service, or "Not known yet"',
  serviceToChoose: 'Choose the service from the list that was found',
  serviceNotFound: (words: string) =>
    `No service was found by "${words}": try part of its name, its postcode or its CQC id, or choose "Not known yet"`,
  serviceUnknown: 'There is no such service here: search for it, or choose "Not known yet"',
  kindMissing: 'Choose what kind of intelligence it is',
  titleMissing: 'Say in one line what happened',
  tooLong: (what: string, most: number) =>
    `${what} must be ${most.toLocaleString('en-GB')} characters or fewer`,
  receivedMissing: 'Enter the day on which you heard of it',
  occurredAfterReceived: 'It cannot have happened after you heard of it: check both days',
  severityMissing: 'Choose how severe it is',
  confidentialityMissing: 'Choose who may read it',
  whistleblowingOpen:
    'What a whistleblower tells cannot be open: choose "Whistleblower", or "Restricted" where they agreed to that',
  identityOpen: 'You named who told in confidence: then choose "Whistleblower" or "Restricted"',
  themeUnknown: 'Choose themes from the list',
  peopleNamed: 'Enter a number of people and nothing else: names never belong here',
  peopleWrong: 'The number of people must be a whole number from 0 to 9,999, or empty',
  confirmDoubts: 'Check what is odd below, and tick that it is right',
  whyMissing: 'Say in a few words why',
  eventChanged:
    'Somebody else changed this entry while you were at it. Nothing of theirs was lost: what is saved now stands below, and saving again replaces it',
  fileMissing: 'Choose a file',
  tooManyFiles: (most: number) => `At most ${most} files can be attached at once`,
  fileTooLarge: (name: string, megabytes: number) => `"${name}" is larger than ${megabytes} MB`,
  chooseFilesAgain: 'Choose the files again: a form that comes back does not keep them',
  answerMissing: 'Answer every question, also with "Not known"',
  chosenMissing: 'Choose what it is',
  whyNotProposed: 'Say why you choose otherwise than the answers propose',
  findingMissing: 'Choose what was found',
  doneMissing: 'Say what was done',
  feedbackMissing: 'Choose how it stands with feedback',
  feedbackDayMissing: 'Enter the day on which whoever told was told back',
  feedbackDayOdd: 'Enter a day of feedback only where it was given',
  feedbackBeforeReceived: 'The day of the feedback must not be before the day on which you heard of it',
  partsMissing: 'Fill in at least two parts: each needs its one line',
  partIncomplete: 'Each part needs its one line, a kind and a severity',
  mergeInto: 'Choose the entry that it is merged into',
} as const;
