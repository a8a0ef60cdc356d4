import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder } from './data-folder.ts';
import { openEmbedded } from './open-database.ts';

/**
 * Makes an empty database beside the bundle at build time, for the worker to copy where a data folder is new. Making
 * one afresh takes PGlite 3.5 s and 1.1 GB of memory, as it runs PostgreSQL's initdb beside a second PostgreSQL; a copy
 * takes a tenth of a second. Does nothing where the template of this PGlite is there.
 */
export async function makeTemplate(template: string): Promise<void> {
  const madeBy = `${template}.made-by`;
  const version = pgliteVersion();
  if (existsSync(template) && existsSync(madeBy) && readFileSync(madeBy, 'utf8') === version) return;
  rmSync(template, { recursive: true, force: true });
  const dataDir = mkdtempSync(join(dirname(template), 'making-template-'));
  const db = await openEmbedded({ dataDir, purpose: 'the build' });
  await db.close();
  renameSync(dataFolder(dataDir).database, template);
  writeFileSync(madeBy, version);
  rmSync(dataDir, { recursive: true });
}

function pgliteVersion(): string {
  const entry = fileURLToPath(import.meta.resolve('@electric-sql/pglite'));
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
