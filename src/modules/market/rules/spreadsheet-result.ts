/** A row of the file that was left out, whole or in one value, with its cells as they were. */
export interface RejectedRow {
  row: number;
  /** '' where the whole row was left out. */
  column: string;
  value: string;
  reason: string;
  cells: string[];
}

/** What the import of a spreadsheet did; kept with it. */
export interface ImportResult {
  headers: string[];
  rows: number;
  matched: number;
  /** Locations that the file changed, and those where it said only what we knew. */
  changed: number;
  unchanged: number;
  facts: number;
  people: number;
  rags: number;
  newOfficers: string[];
  rejected: RejectedRow[];
}
