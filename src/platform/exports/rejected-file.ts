import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** A value of a file that was refused. */
export interface RejectedValue {
  /** The row as a person sees it beside the sheet. */
  row: number;
  column: string;
  value: string;
  reason: string;
}

/** Every refused value of an import as a CSV file to download; the file is made with the first one. */
export class RejectedFile {
  /** Within the data folder. */
  readonly path: string;
  private readonly dataDir: string;
  private stream: WriteStream | null = null;
  private folderMade: Promise<unknown>;
  private readonly lines: string[] = [];

  constructor(dataDir: string, importId: string) {
    this.dataDir = dataDir;
    this.path = join('files', `rejected-${importId}.csv`);
    this.folderMade = mkdir(join(dataDir, 'files'), { recursive: true, mode: 0o700 });
    this.folderMade.catch(() => undefined); // told by the first `await`, which may come much later
  }

  add(rejected: RejectedValue): void {
    this.lines.push(
      [String(rejected.row), rejected.column, rejected.value, rejected.reason].map(cell).join(','),
    );
  }

  /** Writes what has gathered; call between batches, so that memory stays bounded. */
  async flush(): Promise<void> {
    if (this.lines.length === 0) return;
    await this.folderMade;
    if (this.stream === null) {
      this.stream = createWriteStream(join(this.dataDir, this.path));
      this.stream.on('error', () => undefined); // told by `finished` and by write's callback
      this.lines.unshift('\uFEFFRow,Column,Value,Reason');
    }
    const { stream } = this;
    const text = `${this.lines.join('\r\n')}\r\n`;
    this.lines.length = 0;
    await new Promise<void>((done, fail) => stream.write(text, (error) => (error ? fail(error) : done())));
  }

  /** The path where anything was refused, else null. */
  async close(): Promise<string | null> {
    await this.flush();
    await this.folderMade;
    if (this.stream === null) return null;
    this.stream.end();
    await finished(this.stream);
    return this.path;
  }

  async discard(): Promise<void> {
    await this.folderMade.catch(() => undefined);
    this.stream?.destroy();
    await rm(join(this.dataDir, this.path), { force: true });
  }
}

/** Quoted where CSV needs it; text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
