import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { tableFile } from './manifest.ts';
import { inWords, KeepingProblem } from './problem.ts';
import { EMPTY_SEAL, writeSeal } from './seal.ts';
import type { Snapshot } from './take-snapshot.ts';

/** A third of the time of zlib's own choice, for a tenth more bytes. */
const COMPRESSION = 3;

/** A backup that is whole and on the disk. */
export interface WrittenBackup {
  bytes: number;
  /** Of the whole file, hexadecimal. */
  sha256: string;
}

/** Refuses a name that cannot be written, before the work is done. */
export async function refuseTaken(file: string, force: boolean): Promise<void> {
  const folder = await stat(dirname(file)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    throw new KeepingProblem(`There is no folder ${dirname(file)}: make it first, or name another.`);
  }
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory() === true) {
    throw new KeepingProblem(`${file} is a folder: name the file to make in it.`);
  }
  if (there !== null && !force) {
    throw new KeepingProblem(`${file} is there already. Name another file, or say --force to write over it.`);
  }
}

/**
 * Writes a snapshot as one ZIP: under FILE.part, sealed and brought to the disk, then renamed. Whenever the power goes,
 * what has the name is whole.
 */
export async function writeBackup(snapshot: Snapshot, file: string, force: boolean): Promise<WrittenBackup> {
  const part = `${file}.part`;
  try {
    await pipeline(zipOf(snapshot), createWriteStream(part, { mode: 0o600 }));
    const { size } = await stat(part);
    const sha256 = await writeSeal(part, size);
    await refuseTaken(file, force);
    await rename(part, file);
    await syncFolder(dirname(file));
    return { bytes: size, sha256 };
  } catch (error) {
    await rm(part, { force: true });
    throw inWords(error, dirname(file));
  }
}

function zipOf({ folder, manifest }: Snapshot): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const names = [
    'manifest.json',
    ...manifest.tables.map(tableFile),
    ...manifest.files.map(({ path }) => path),
  ];
  for (const name of names) zip.addFile(join(folder, name), name, { compressionLevel: COMPRESSION });
  zip.end({ comment: EMPTY_SEAL, forceZip64Format: false });
  return output;
}

/** So that the new name survives a power cut too; Windows opens no folder as a file, and needs no such sync. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
