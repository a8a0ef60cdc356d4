import type { Limits } from './limits.ts';
import type { Progress } from './zip.ts';

/** One row of a sheet that has anything in it. */
export interface TableRow {
  /** The row's number as a person sees it beside the sheet, from 1. */
  row: number;
  /**
   * The text of each cell from column A; empty cells are '' and those after the last filled one are left out. Days are
   * `YYYY-MM-DD` (with `THH:MM:SS` where a time other than midnight is stored), numbers plain decimal text, booleans
   * `true` and `false`, percentages fractions (0.25).
   */
  cells: string[];
}

export interface TableOptions {
  /**
   * Which sheet of an ODS or XLSX file: its name (letter case and white space aside), a pattern for it, or a choice from
   * all names (which costs a second pass over an ODS file). Default: the first. CSV has none.
   */
  sheet?: string | RegExp | ((names: string[]) => string | undefined);
  limits?: Partial<Limits>;
  /** Rows in a batch; default 1,000. */
  batchRows?: number;
  /** Something the user should know though the file was read: the encoding that was assumed, for one. */
  onNote?: (note: string) => void;
  onProgress?: Progress;
}

/** Rows gathered by a reader until they are passed on. */
export class RowBuffer {
  private rows: (TableRow & { repeat?: number })[] = [];
  private cellCount = 0;
  private readonly batchRows: number;

  constructor(batchRows: number) {
    this.batchRows = batchRows;
  }

  /** `repeat` rows of the same cells, the first numbered `row`. */
  add(row: number, cells: string[], repeat: number): void {
    this.rows.push(repeat === 1 ? { row, cells } : { row, cells, repeat });
    this.cellCount += cells.length;
  }

  get full(): boolean {
    return this.rows.length >= this.batchRows || this.cellCount > 60_000;
  }

  /** Hands over what is gathered in batches, unfolding repeats only as they are taken. */
  *take(): Generator<TableRow[]> {
    const gathered = this.rows;
    this.rows = [];
    this.cellCount = 0;
    if (gathered.length === 0) return;
    if (!gathered.some((row) => row.repeat !== undefined)) {
      yield gathered;
      return;
    }
    let batch: TableRow[] = [];
    for (const { row, cells, repeat = 1 } of gathered) {
      for (let i = 0; i < repeat; i++) {
        batch.push({ row: row + i, cells: i === 0 ? cells : [...cells] });
        if (batch.length >= this.batchRows) {
          yield batch;
          batch = [];
        }
      }
    }
    if (batch.length > 0) yield batch;
  }
}
