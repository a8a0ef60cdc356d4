import type { WantedColumn } from '../../../../platform/files/index.ts';

/** What a column of a file of history holds, for the person who makes one. */
export interface HistoryColumn {
  /** Its heading. */
  name: string;
  /** Other headings that are known. */
  also: readonly string[];
  needed: boolean;
  what: string;
  /** In the example to download. */
  example: string;
}

/** The columns of a file of history, in the order in which the example has them. */
export const HISTORY_COLUMNS = {
  entryId: {
    name: 'Entry id',
    also: ['Record id', 'External reference', 'Id', 'Log number'],
    needed: false,
    what: 'Your own number of the entry. With it, rows that look the same stay apart, and a second file changes nothing.',
    example: 'LOG-1041',
  },
  locationId: {
    name: 'Service id',
    also: ['CQC location id', 'Location id', 'CQC id', 'Location'],
    needed: false,
    what: "CQC's location id. Without it, name and postcode are needed.",
    example: '1-1000000001',
  },
  serviceName: {
    name: 'Service name',
    also: ['Service', 'Location name', 'Home', 'Name of service', 'Provider name'],
    needed: false,
    what: 'Used with the postcode where there is no service id.',
    example: 'Harrow Lodge',
  },
  postcode: { name: 'Postcode', also: ['Post code', 'Service postcode'], needed: false, what: 'Of the service.', example: 'OL1 1AA' },
  kind: {
    name: 'Kind',
    also: ['Type', 'Type of intelligence', 'Intelligence type', 'Category', 'Kind of intelligence'],
    needed: true,
    what: 'As the log calls it: Complaint, Safeguarding alert, Whistleblowing concern ... Capitals do not matter.',
    example: 'Complaint',
  },
  source: { name: 'Source', also: ['Reported by', 'Who told', 'Referrer', 'Raised by'], needed: false, what: 'Who told, in a word: never a name.', example: 'Family or friend' },
  occurredOn: {
    name: 'Occurred',
    also: ['Occurred on', 'Date occurred', 'Date of incident', 'Incident date'],
    needed: false,
    what: 'The day it happened, where that is known.',
    example: '2025-03-02',
  },
  receivedOn: {
    name: 'Received',
    also: ['Received on', 'Date received', 'Date reported', 'Date'],
    needed: true,
    what: 'The day the council heard of it: 2025-03-04 or 04/03/2025 (day first).',
    example: '2025-03-04',
  },
  severity: {
    name: 'Severity',
    also: ['Severity level', 'Level', 'Seriousness'],
    needed: false,
    what: '1 (minor) to 5 (critical), or the word. Empty: 3.',
    example: '2',
  },
  confidentiality: {
    name: 'Confidentiality',
    also: ['Confidential', 'Sensitivity'],
    needed: false,
    what: 'open, restricted or whistleblower. Empty: restricted, or whistleblower for a whistleblowing concern.',
    example: 'restricted',
  },
  themes: { name: 'Themes', also: ['Theme'], needed: false, what: 'As the log calls them, with semicolons between.', example: 'Medication; Staffing levels' },
  peopleAffected: { name: 'People affected', also: ['Number of people', 'People'], needed: false, what: 'How many: never names.', example: '1' },
  reference: { name: 'Reference', also: ['Case reference', 'Safeguarding reference', 'Complaint reference'], needed: false, what: 'Of the safeguarding enquiry or complaint elsewhere.', example: 'C-2025-118' },
  title: { name: 'Title', also: ['Summary', 'Subject', 'Headline'], needed: false, what: 'What was heard, in a line. Empty: the first line of the account.', example: 'Late medication two days running' },
  account: { name: 'Account', also: ['Details', 'Description', 'Narrative', 'Notes', 'Comments'], needed: false, what: 'What was said, in words.', example: 'Her daughter said that ...' },
  outcome: {
    name: 'Outcome',
    also: ['Result', 'Conclusion', 'Finding', 'Action taken'],
    needed: false,
    what: 'What came of it. "Substantiated", "partly" and "not substantiated" at its beginning are understood.',
    example: 'Substantiated: rota changed',
  },
} as const satisfies Record<string, HistoryColumn>; // prettier-ignore

export type HistoryKey = keyof typeof HISTORY_COLUMNS;
export const HISTORY_KEYS = Object.keys(HISTORY_COLUMNS) as HistoryKey[];

/** The columns as the reader of tables looks for them. */
export const WANTED = Object.fromEntries(
  HISTORY_KEYS.map((key) => {
    const { name, also, needed } = HISTORY_COLUMNS[key];
    return [key, { name, also: [...also], optional: !needed } satisfies WantedColumn];
  }),
) as unknown as Record<HistoryKey, WantedColumn>;
