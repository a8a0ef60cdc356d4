import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loadDemonstration } from '../../src/demonstration/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { alone, CACHE, embeddedTemplate, serverDatabase } from './database-templates.ts';
import { projectRoot, TEST_SERVER } from './requirements.ts';

/*
 * The demonstration as at a moment, made once for a state of the source and copied by every suite that looks at it: to make it
 * takes half a minute, to copy it a second.
 */

const HOUR_MS = 3_600_000;
/** Any number that neither the product nor the other templates lock. */
const SERVER_LOCK = 5_221_870_332;

/** What the demonstration depends on: all of the source, and the moment. */
function keyOf(now: string): string {
  const hash = createHash('sha256').update(now);
  for (const folder of ['src', 'migrations'])
    for (const entry of readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && !one.parentPath.includes('/tests'))
      .toSorted((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1)))
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex').slice(0, 16);
}

/** Fills a test's folder with the embedded demonstration. */
export async function copyEmbeddedDemonstration(dataDir: string, now: string): Promise<void> {
  const template = join(CACHE, `demonstration-${keyOf(now)}`);
  if (!existsSync(template))
    await alone('making-the-demonstration', async () => {
      if (existsSync(template)) return;
      removeOld();
      const making = `${template}.making`;
      rmSync(making, { recursive: true, force: true });
      cpSync(await embeddedTemplate(), making, { recursive: true });
      await make(making, undefined, now);
      renameSync(making, template);
    });
  cpSync(template, dataDir, { recursive: true });
}

/** A database of its own on the test server with the demonstration in it; its password's file is copied to the test's folder. */
export async function serverDemonstration(
  dataDir: string,
  now: string,
): Promise<{ databaseUrl: string; drop(): Promise<void> }> {
  const key = keyOf(now);
  const template = `amberley_template_demonstration_${key}`;
  const files = join(CACHE, `demonstration-${key}-files`);
  const client = new pg.Client({ connectionString: TEST_SERVER });
  await client.connect();
  const exists = async () =>
    existsSync(files) &&
    (await client.query('select from pg_database where datname = $1', [template])).rowCount === 1;
  try {
    if (!(await exists())) {
      await client.query(`select pg_advisory_lock(${SERVER_LOCK})`);
      if (!(await exists())) await makeOnServer(client, template, files, now);
    }
  } finally {
    await client.end();
  }
  cpSync(files, dataDir, { recursive: true });
  return serverDatabase(template);
}

async function makeOnServer(client: pg.Client, template: string, files: string, now: string): Promise<void> {
  const made = await serverDatabase();
  const making = `${files}.making`;
  rmSync(making, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await make(making, made.databaseUrl, now);
  const name = new URL(made.databaseUrl).pathname.slice(1);
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`alter database ${name} rename to ${template}`);
  renameSync(making, files);
}

async function make(dataDir: string, databaseUrl: string | undefined, now: string): Promise<void> {
  const clock = fixedClock(now);
  const db = await openDatabase({ dataDir, databaseUrl, clock, purpose: 'the demonstration of tests' });
  try {
    await loadDemonstration({ db, clock, dataDir });
  } finally {
    await db.close();
  }
}

/** Those of earlier states of the source. */
function removeOld(): void {
  for (const name of readdirSync(CACHE).filter((each) => each.startsWith('demonstration-'))) {
    const path = join(CACHE, name);
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true });
  }
}
