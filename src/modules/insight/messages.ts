/** Every sentence that this room shows for an error. */
export const messages = {
  handOverNobody: 'Choose who takes the services over, all of them or each',
  handOverUnknown: 'Choose an officer from the list: one of them has left',
  fileMissing: 'Choose a file to upload',
  sourceMissing: 'Choose what kind of file it is',
  otherSource: (chosen: string, found: string) =>
    `You chose “${chosen}”, but this file is “${found}” by its content: choose that, or “Work it out from the file”`,
  fileGone: 'The file is no longer on the server: upload it again',
  importRun: 'This file was imported already: look at the result below',
  importNotPreviewed: 'Only a file whose changes were shown first can be imported from here: upload it again',
  syncDemonstration:
    'This is the demonstration council, whose services are invented, and a sync would mix real ones among them: start Amberley with a data folder of its own, set up your council there, and sync it.',
  syncNoKey:
    'CQC_API_KEY is not set on the server. Ask whoever runs it to set the key that CQC gives free of charge, then start Amberley again.',
  syncNoArea:
    'The council has no area yet, so a sync would fetch the whole of England: set its local authorities first.',
  dayUnreadable: (text: string) =>
    `“${text.slice(0, 40)}” is not a day: choose one, or write it as 2025-03-20`,
  asAtToCome: 'The day of the ratings must be today or earlier',
  fromAfterAsAt: 'The earlier day must not be after the day of the ratings',
  sinceAfterAsAt: 'The day of “not inspected since” must not be after the day of the ratings',
};
