import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../clock/index.ts';
import { inWords } from './problem.ts';

/** What a run that was killed left behind is removed after this long; nothing that still runs is as old. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/**
 * Runs work with a folder of its own inside the data folder, which only this user may read, and removes it afterwards.
 * In the data folder because that has room for the data, where a temporary folder often is memory.
 */
export async function withScratch<T>(dataDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  const all = join(dataDir, 'scratch');
  const folder = join(all, randomUUID());
  try {
    await removeLeftBehind(all);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await work(folder);
  } catch (error) {
    throw inWords(error, dataDir);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeLeftBehind(all: string): Promise<void> {
  const now = systemClock.now().getTime();
  for (const name of await readdir(all).catch(() => [])) {
    const path = join(all, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now - found.mtimeMs > LEFT_BEHIND_MS)
      await rm(path, { recursive: true, force: true });
  }
}
