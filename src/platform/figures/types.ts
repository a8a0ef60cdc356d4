import type { Day } from '../../kernel/calendar-day.ts';
import type { Tx } from '../db/types.ts';

/** What every figure can be asked for. A figure says in `parameters` which of these it takes. */
export interface FigureParameters {
  /** The day the figure is true of. */
  asAt: Day;
  /** The earlier day, for a movement between two. */
  from?: Day;
  /** CQC's names of local authorities; empty means the council's area, or everything where none is set. */
  localAuthorities?: string[];
  /** How rows are grouped, one of the figure's own `groupings`. */
  by?: string;
}

export interface FigureRow {
  [column: string]: string | number | null;
}

export interface FigureValue {
  /** N: what the rows are counted out of, over all groups. */
  denominator: number;
  rows: FigureRow[];
}

/** Which of a figure's rows to open: column = value pairs of that row, say { group: 'All', rating: 'Good' }. */
export type FigureSelection = Record<string, string>;

/** One definition of a number: pages, charts, reports, the API and the CLI all ask this. */
export interface Figure {
  id: string; // 'cqc.rating-distribution'
  name: string;
  unit: string; // 'locations'
  /** What is counted, in a sentence. */
  counts: string;
  /** Out of what, in a sentence. */
  denominator: string;
  source: string;
  version: number;
  /** Who may ask it, and open its records. */
  permission: string;
  parameters: readonly (keyof FigureParameters)[];
  groupings: readonly string[];
  value(tx: Tx, parameters: FigureParameters): Promise<FigureValue>;
  /** Ids of the records behind it (CQC ids where they exist), all of them or those of one row. */
  records(tx: Tx, parameters: FigureParameters, selection?: FigureSelection): Promise<string[]>;
}
