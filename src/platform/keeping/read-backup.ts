import { mkdir, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readMigrations } from '../db/migrate.ts';
import { FileProblem } from '../files/index.ts';
import { DEFAULT_LIMITS } from '../files/limits.ts';
import { openArchive, partBytes, smallPart, type Archive } from '../files/zip.ts';
import { parseManifest, tableFile, type Manifest } from './manifest.ts';
import { KeepingProblem } from './problem.ts';
import { checkSeal } from './seal.ts';
import { writeTallied } from './tally.ts';
import type { Snapshot } from './take-snapshot.ts';

/** What is in a backup is held to its manifest, not to what a spreadsheet may hold. */
const LIMITS = {
  ...DEFAULT_LIMITS,
  uncompressedBytes: Number.POSITIVE_INFINITY,
  compressionRatio: Number.POSITIVE_INFINITY,
  zipEntries: Number.POSITIVE_INFINITY,
};
const MANIFEST = 'manifest.json';
const LARGEST_MANIFEST = 512 * 1024 ** 2;

/**
 * Unpacks a backup into a folder, checking all that can be checked without a database: that each byte is the one that was
 * written, that its parts are those of its manifest, and that this version of Amberley knows its migrations.
 *
 * @throws KeepingProblem naming the fault; nothing but the folder was written
 */
export async function readBackup(file: string, folder: string, migrationsDir: string): Promise<Snapshot> {
  try {
    await refuseUnsealed(file);
    const archive = await openArchive(file, LIMITS);
    try {
      const text = (await smallPart(archive, MANIFEST, LARGEST_MANIFEST)).toString('utf8');
      const manifest = parseManifest(text);
      refuseOtherMigrations(manifest, migrationsDir);
      refuseOtherParts(archive, manifest);
      await refuseFullDisk(manifest, folder);
      await unpack(archive, manifest, folder);
      await writeFile(join(folder, MANIFEST), text, { mode: 0o600 });
      return { folder, manifest };
    } finally {
      archive.zip.close();
    }
  } catch (error) {
    if (error instanceof KeepingProblem) throw refusal(file, error.message, error);
    if (error instanceof FileProblem) throw refusal(file, `It is damaged (${error.where}).`, error);
    throw error;
  }
}

const refusal = (file: string, why: string, cause: unknown) =>
  new KeepingProblem(`${file} cannot be restored. ${why} Nothing was changed.`, { cause });

async function refuseUnsealed(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new KeepingProblem('There is no such file.');
  if (!found.isFile()) throw new KeepingProblem('It is a folder, not a file.');
  if (found.size === 0) throw new KeepingProblem('It is empty.');
  const seal = await checkSeal(file, found.size);
  if (seal === 'changed') {
    throw new KeepingProblem(
      'It is damaged: its bytes are not those that were written. Use another copy of it.',
    );
  }
  if (seal === 'unsealed') {
    throw new KeepingProblem(
      'It is not a backup of Amberley, or it was cut short: it does not end as a backup does. Use another copy of it.',
    );
  }
}

function refuseOtherMigrations(manifest: Manifest, migrationsDir: string): void {
  const known = new Map(readMigrations(migrationsDir).map(({ name, sha256 }) => [name, sha256]));
  const unknown = manifest.migrations.find(({ name }) => !known.has(name));
  if (unknown !== undefined) {
    throw new KeepingProblem(
      `It was made by a newer version of Amberley (${manifest.amberley}): this one does not know its migration ${unknown.name}. ` +
        'Restore it with that version or a newer one.',
    );
  }
  const changed = manifest.migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (changed !== undefined) {
    throw new KeepingProblem(
      `Its migration ${changed.name} is not the one that this version of Amberley has: it was made by another program, or the ` +
        'file in migrations/ was changed.',
    );
  }
}

function refuseOtherParts(archive: Archive, manifest: Manifest): void {
  const named = new Map([
    ...manifest.tables.map((table) => [tableFile(table), table.bytes] as const),
    ...manifest.files.map(({ path, bytes }) => [path, bytes] as const),
  ]);
  for (const [name, bytes] of named) {
    const part = archive.parts.get(name);
    if (part === undefined) throw new KeepingProblem(`Its part ${name} is missing.`);
    if (part.uncompressedSize !== bytes) {
      throw new KeepingProblem(
        `Its part ${name} has ${part.uncompressedSize} bytes, and ${bytes} in its manifest.`,
      );
    }
  }
  const stray = [...archive.parts.keys()].find((name) => name !== MANIFEST && !named.has(name));
  if (stray !== undefined) throw new KeepingProblem(`It holds ${stray}, which its manifest does not name.`);
}

async function refuseFullDisk(manifest: Manifest, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = [...manifest.tables, ...manifest.files].reduce((sum, { bytes }) => sum + bytes, 0);
  if (needed <= bavail * bsize) return;
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en-GB')} MB`;
  throw new KeepingProblem(
    `Unpacked it has ${megabytes(needed)}, and the disk of ${folder} has ${megabytes(bavail * bsize)} left.`,
  );
}

async function unpack(archive: Archive, manifest: Manifest, folder: string): Promise<void> {
  await mkdir(join(folder, 'tables'));
  for (const table of manifest.tables) {
    const name = tableFile(table);
    const found = await writeTallied(partBytes(archive, name), join(folder, name));
    refuseOtherContent(name, found, table);
    if (found.lines !== table.rows) {
      throw new KeepingProblem(
        `Its part ${name} has ${found.lines} rows, and ${table.rows} in its manifest.`,
      );
    }
  }
  for (const file of manifest.files) {
    const to = join(folder, file.path);
    await mkdir(dirname(to), { recursive: true });
    refuseOtherContent(file.path, await writeTallied(partBytes(archive, file.path), to), file);
  }
}

function refuseOtherContent(name: string, found: { sha256: string }, expected: { sha256: string }): void {
  if (found.sha256 === expected.sha256) return;
  throw new KeepingProblem(`Its part ${name} is not the one that its manifest describes (SHA-256).`);
}
