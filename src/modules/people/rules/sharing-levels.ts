/** How much one council shows another of its services: each level shows what the one before it does, and more. */
export const SHARING_LEVELS = [
  {
    level: 'status',
    name: 'Status only',
    shows: 'the colour of each service, since when it has been that, and when it was last worked out',
  },
  {
    level: 'summary',
    name: 'Summary',
    shows: 'the status, the reasons for it in words, and whom to ask',
  },
  {
    level: 'full',
    name: 'Full',
    shows:
      'the summary, past colours, enforcement, and local facts (operating, contracted, locality and beds), without notes',
  },
] as const;

export type SharingLevel = (typeof SHARING_LEVELS)[number]['level'];

/** What no level shows, in a sentence. */
export const NEVER_SHARED =
  'Never shown at any level: points and scores, notes and other free text, names of officers, people placed, sensitive records, spreadsheets, accounts and the audit trail.';

/** "Status only"; the id itself where it is not known. */
export function levelName(level: string): string {
  return SHARING_LEVELS.find((each) => each.level === level)?.name ?? level;
}

/** What a level shows, to follow "shows". */
export function levelShows(level: string): string {
  return SHARING_LEVELS.find((each) => each.level === level)?.shows ?? '';
}
