import type { Tx } from '../../../platform/db/types.ts';
import { saveStagedRows, stagedLine } from '../queries/save-staged-rows.ts';
import {
  EVENT_COLUMNS,
  LOCATION_COLUMNS,
  PROVIDER_COLUMNS,
  RELATIONSHIP_COLUMNS,
  type TableColumn,
} from './table-columns.ts';
import type { ReadRecord } from './read-source.ts';

/** Gathers rows of one staged table as the text that goes to the database, so that no row is kept as an object. */
class StagedTable<Row extends object> {
  private lines: string[] = [];
  private readonly table: string;
  private readonly columns: readonly TableColumn<Row>[];

  constructor(table: string, columns: readonly TableColumn<Row>[]) {
    this.table = table;
    this.columns = columns;
  }

  get size(): number {
    return this.lines.length;
  }

  add(row: number, record: Row): void {
    this.lines.push(stagedLine(row, record, this.columns));
  }

  /** Writes what is gathered; `hear` is given the same text, for a digest. */
  async flush(tx: Tx, importId: string, hear: (text: string) => void): Promise<void> {
    if (this.size === 0) return;
    const { lines } = this;
    this.lines = [];
    hear(lines.join(''));
    await saveStagedRows(tx, this.table, this.columns, importId, lines);
  }
}

/** The staged rows of an import on their way into the database. */
export class Staging {
  private readonly locations = new StagedTable('cqc.staged_location', LOCATION_COLUMNS);
  private readonly providers = new StagedTable('cqc.staged_provider', PROVIDER_COLUMNS);
  private readonly events = new StagedTable('cqc.staged_rating_event', EVENT_COLUMNS);
  private readonly relationships = new StagedTable('cqc.staged_relationship', RELATIONSHIP_COLUMNS);

  add(record: ReadRecord): void {
    const { row, location, provider, event, events, relationships } = record;
    if (location) this.locations.add(row, location);
    if (provider) this.providers.add(row, provider);
    if (event) this.events.add(row, event);
    for (const each of events ?? []) this.events.add(row, each);
    for (const each of relationships ?? []) this.relationships.add(row, each);
  }

  get size(): number {
    return this.locations.size + this.providers.size + this.events.size + this.relationships.size;
  }

  async flush(tx: Tx, importId: string, hear: (text: string) => void): Promise<void> {
    for (const table of [this.locations, this.providers, this.events, this.relationships]) {
      await table.flush(tx, importId, hear);
    }
  }
}
