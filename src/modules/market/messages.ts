/** Every sentence that this room shows for an error. */
export const messages = {
  // Local facts
  chooseOne: (what: string) => `Choose yes, no or not known for "${what}"`,
  localityTooLong: 'The locality or zone must be 100 characters or fewer',
  officerUnknown: 'Choose an officer from the list',
  bedsWrong: (text: string) =>
    `"${text}" is not a number of beds: enter a whole number from 0 to 9999, or leave it empty`,
  phoneWrong: (text: string) =>
    `"${text}" is not a phone number: use digits, spaces, + and brackets, 30 at most`,
  noteTooLong: 'The note must be 2,000 characters or fewer',
  validFromMissing: 'Enter the day from which this holds',
  dayWrong: (what: string) => `${what} must be a real day, like 9 8 2021`,
  dayTooEarly: (what: string) => `${what} must be 1 January 1990 or later`,
  dayTooLate: (what: string) => `${what} must be within a year from today`,
  dayToCome: (what: string) => `${what} must be today or in the past`,
  factsChanged:
    'Somebody else recorded facts about this service while you were editing. Both are kept: compare them below, change yours if need be, and save again',

  // Enforcement
  kindMissing: 'Choose the kind of enforcement',
  imposedMissing: 'Enter the day on which it was imposed',
  liftedBeforeImposed: 'The day on which it was lifted must not be before the day on which it was imposed',
  summaryMissing: 'Say in a sentence what it requires or forbids',
  summaryTooLong: 'The summary must be 2,000 characters or fewer',
  sourceTooLong: 'The source must be 500 characters or fewer',
  enforcementChanged:
    'Somebody else changed this entry while you were editing. Nothing of theirs was lost: what is saved now stands below, and saving again replaces it',

  // Placements
  peopleWrong: (text: string) =>
    text === ''
      ? 'Enter how many people'
      : `"${text}" is not a number of people: enter a whole number from 0 to 9999`,
  asOfMissing: 'Enter the day on which they were counted',
  placementTaken: (people: number, day: string) =>
    `${people} people are recorded for ${day} already. Tick "Replace the count of that day" below if that was wrong`,

  // Bulk edit
  noLocations: 'Choose at least one service in the list first',
  tooManyLocations: (n: number, most: number) =>
    `${n} services are too many for one change: choose ${most} or fewer`,
  nothingToSet: 'Choose at least one thing to change',
  localityMissing: 'Enter the locality or zone to set',
  choiceWrong: 'Choose from the list',
  bulkChanged:
    'Somebody else changed some of these services since you saw the preview. Look at what would change now, and confirm again',

  // Own services
  nameMissing: 'Enter the name of the service',
  nameTooLong: 'The name must be 300 characters or fewer',
  typeMissing: 'Enter the kind of service, for example Day service',
  tooLong: (what: string, most: number) => `${what} must be ${most} characters or fewer`,
  postcodeWrong: (text: string) => `"${text}" is not a postcode: enter one like OL1 1AA, or leave it empty`,
  latitudeWrong:
    'Latitude must be a number between 49 and 61, for example 53.5409, or empty together with longitude',
  longitudeWrong:
    'Longitude must be a number between -9 and 2, for example -2.1114, or empty together with latitude',
  capacityWrong: (text: string) =>
    `"${text}" is not a number of places: enter a whole number from 0 to 9999, or leave it empty`,
  closedBeforeOpened: 'The day on which it closed must not be before the day on which it opened',
  ownLocationChanged:
    'Somebody else changed this service while you were editing. Nothing of theirs was lost: what is saved now stands below, and saving again replaces it',

  // Boundaries and zones
  areaKindMissing: 'Choose whether these are boundaries or zones',
  fileMissing: 'Choose a file',
  geoTooLarge: (bytes: number) =>
    `The file has ${Math.ceil(bytes / 1_000_000)} MB: at most 20 MB can be loaded. Simplify its lines first`,
  geoNotText: 'The file is not text in UTF-8: save it as GeoJSON, in UTF-8',
  geoNotJson: (what: string) => `The file is not GeoJSON: ${what}`,
  geoProblems: (first: string, others: number) =>
    others === 0 ? first : `${first}. ${others} more are listed below`,

  // Spreadsheet import
  sheetEmpty: 'The file has no line of headings with rows below it',
  sheetTooLong: (most: number) => `The file has more than ${most.toLocaleString('en-GB')} rows: split it`,
  sheetTooWide: (columns: number, most: number) =>
    `The file has ${columns} columns: at most ${most} can be read`,
  columnUnknown: (label: string) => `Choose a column of the file for "${label}", or "Not in this file"`,
  columnTwice: (heading: string, first: string, second: string) =>
    `The column "${heading}" is chosen for "${first}" and for "${second}": choose it once`,
  noIdentity:
    'Choose the column with the CQC location id, or both the name and the postcode, so that rows can be matched to services',
  nothingToImport: 'Choose at least one column to import beside those that say which service it is',
  monthToCome: (heading: string) => `The column "${heading}" is a month that has not begun yet`,
  monthTwice: (first: string, second: string) =>
    `The columns "${first}" and "${second}" are the same month: choose one of them`,
  sheetYesNo: 'Expected yes or no (Y, N, true, false, 1 or 0 will do)',
  sheetRag: 'Expected Red, Amber or Green (R, A or G will do)',
  sheetPeople: 'Expected a whole number of people from 0 to 9999',
  sheetPostcode: 'Expected a postcode like OL1 1AA',
  sheetOfficer: 'Expected the name of an officer, 200 characters or fewer',
  sheetContradiction: (row: number, value: string) =>
    `Row ${row} says "${value}" for the same service; that row was taken`,
  sheetUnmatched: (why: string) => `No service was found: ${why}`,
  sheetAmbiguous: (why: string) => `It is not clear which service is meant: ${why}`,
  planChanged: 'What the import would do is not what you saw: look at it again, then import',
} as const;
