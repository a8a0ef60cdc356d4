/** The database, embedded or server, cannot be opened; the message says what a person can do about it. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';
}

/** Another process holds the data folder. */
export class DataFolderInUseError extends DatabaseUnavailableError {
  override name = 'DataFolderInUseError';
  readonly dataDir: string;
  readonly holder: FolderHolder | null;

  constructor(dataDir: string, holder: FolderHolder | null) {
    super(
      `The data folder ${dataDir} is in use by ${holder === null ? 'another process' : inWords(holder)}. ` +
        'Stop it, or set AMBERLEY_DATA_DIR to another folder.',
    );
    this.dataDir = dataDir;
    this.holder = holder;
  }
}

/** A migration that has run here is not the file that we have: the database and the program do not belong together. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Who holds a data folder, as the holder itself wrote it down. */
export interface FolderHolder {
  pid: number;
  /** What it was started as, say "amberley serve". */
  purpose: string;
  /** When it took the folder, ISO. */
  since: string;
  /** Where it serves, once it does: a command asks it to do the work instead of opening the folder. */
  address: string | null;
}

function inWords(holder: FolderHolder): string {
  const at = holder.address === null ? '' : `, at ${holder.address}`;
  return `process ${holder.pid} (${holder.purpose}, since ${holder.since}${at})`;
}
