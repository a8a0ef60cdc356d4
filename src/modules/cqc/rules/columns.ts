/** One column that a file may have: its header and the other headers it has gone by. */
export interface ColumnName {
  header: string;
  variants?: readonly string[];
  /** A file without it is refused. */
  needed?: boolean;
}

/** Where each column of a file stands; undefined where the file lacks it. */
export type ColumnPlaces<Key extends string> = Record<Key, number | undefined>;

/** What a header line says of a table of columns. */
export interface FoundColumns<Key extends string> {
  places: ColumnPlaces<Key>;
  /** Keys of columns that the file lacks and may lack: what it does not say must not be taken for "none". */
  absent: Key[];
  /** Headers of needed columns that the file lacks, as CQC writes them. */
  missing: string[];
}

/** Finds columns by header name, letter case and white space aside. The first of two equal headers counts. */
export function findColumns<Key extends string>(
  headers: readonly string[],
  names: Record<Key, ColumnName>,
): FoundColumns<Key> {
  const at = new Map<string, number>();
  headers.forEach((header, i) => {
    const plain = plainHeader(header);
    if (plain !== '' && !at.has(plain)) at.set(plain, i);
  });
  const places = {} as ColumnPlaces<Key>;
  const missing: string[] = [];
  const absent: Key[] = [];
  for (const [key, name] of Object.entries(names) as [Key, ColumnName][]) {
    const found = [name.header, ...(name.variants ?? [])]
      .map((n) => at.get(plainHeader(n)))
      .find((n) => n !== undefined);
    places[key] = found;
    if (found === undefined && name.needed) missing.push(name.header);
    if (found === undefined && !name.needed) absent.push(key);
  }
  return { places, absent, missing };
}

/** Columns whose header starts with a prefix, say "Service type - ", with the rest of the header. */
export function findPrefixed(headers: readonly string[], prefix: string): { at: number; words: string }[] {
  const plain = prefix.toLowerCase();
  return headers.flatMap((header, at) => {
    const tidy = header.trim().replace(/\s+/g, ' ');
    return tidy.toLowerCase().startsWith(plain) ? [{ at, words: tidy.slice(prefix.length).trim() }] : [];
  });
}

function plainHeader(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** A row's cells by column, '' for what the file or the row lacks. */
export class Cells<Key extends string> {
  private cells: readonly string[] = [];
  readonly names: Record<Key, ColumnName>;
  private readonly places: ColumnPlaces<Key>;

  constructor(names: Record<Key, ColumnName>, places: ColumnPlaces<Key>) {
    this.names = names;
    this.places = places;
  }

  /** Turns to the next row. */
  turnTo(cells: readonly string[]): void {
    this.cells = cells;
  }

  of(key: Key): string {
    const at = this.places[key];
    return at === undefined ? '' : (this.cells[at] ?? '');
  }

  at(place: number): string {
    return this.cells[place] ?? '';
  }

  header(key: Key): string {
    return this.names[key].header;
  }
}
