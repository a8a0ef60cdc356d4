import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { storedPath } from '../files/index.ts';
import { isFilePath, type KeptFile } from './manifest.ts';
import type { Snapshot } from './take-snapshot.ts';
import { tallyFile } from './tally.ts';

/** Stored files that lie ready while a database is replaced. */
export interface PlacedFiles {
  /** The database was replaced: gives the files their names, and removes those that were named before and are no more. */
  keep(namedBefore: readonly string[]): Promise<void>;
  /** It was not: removes what was placed. */
  undo(): Promise<void>;
}

/**
 * Puts the files of a snapshot into a data folder without touching one that is there. A name that is free is taken at once,
 * as no row names it yet; a file with the same content stays; where the content differs, the new one waits beside it.
 */
export async function placeFiles({ folder, manifest }: Snapshot, dataDir: string): Promise<PlacedFiles> {
  const placed: string[] = [];
  const waiting: { from: string; to: string }[] = [];
  const undo = async () => {
    for (const path of [...placed, ...waiting.map(({ from }) => from)]) await rm(path, { force: true });
  };
  try {
    for (const file of manifest.files) {
      const to = storedPath(dataDir, file.path);
      const there = await contentOf(to);
      if (there === file.sha256) continue;
      if (there === null) {
        placed.push(to);
        await placeOne(folder, file, to);
      } else {
        const from = `${to}.${randomUUID()}`;
        waiting.push({ from, to });
        await placeOne(folder, file, from);
      }
    }
  } catch (error) {
    await undo();
    throw error;
  }
  const keep = async (namedBefore: readonly string[]) => {
    for (const { from, to } of waiting) await rename(from, to);
    const named = new Set(manifest.files.map(({ path }) => path));
    const gone = namedBefore.filter((path) => !named.has(path) && isFilePath(path));
    for (const path of gone) await rm(storedPath(dataDir, path), { force: true });
  };
  return { keep, undo };
}

async function contentOf(path: string): Promise<string | null> {
  return tallyFile(path).then(
    ({ sha256 }) => sha256,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}

/** Whole under its name or not there, also after a power cut. */
async function placeOne(folder: string, { path }: KeptFile, to: string): Promise<void> {
  const part = `${to}.part`;
  await mkdir(dirname(to), { recursive: true });
  try {
    await copyFile(join(folder, path), part);
    const file = await open(part, 'r+');
    await file.sync().finally(() => file.close());
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
