import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { findFirstFault } from '../src/platform/audit/index.ts';
import { openDatabase } from '../src/platform/db/index.ts';

/**
 * Kills the serving product with SIGKILL in the middle of writes, again and again: every change that a browser was told is saved
 * must be there afterwards, and the audit trail must hold. On the embedded database, where the killed process is the database too.
 *
 *   npm run bench kill [TIMES]   (default 50)
 */
const TIMES = Number(process.argv[2] ?? 50);
const WRITERS = 3;
const PRODUCT = join(import.meta.dirname, '../bin/amberley.mjs');

interface Serving {
  child: ChildProcess;
  address: string;
  password: string;
}

/** Serves the demonstration in a folder; resolves once it says that it does. */
function serve(dataDir: string): Promise<Serving> {
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', AMBERLEY_DATA_DIR: dataDir };
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, [PRODUCT, 'demo', '--serve'], { env, stdio: 'pipe' });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Stop it with Ctrl+C.')) return;
      const word = (pattern: RegExp) => pattern.exec(said)?.[1] ?? '';
      resolve({
        child,
        address: word(/Amberley is at (http:\S+)/),
        password: word(/Password of them all: (\S+)/),
      });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it served:\n${said}`)));
  });
}

interface Browser {
  cookie: string;
  csrf: string;
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.slice(0, line.indexOf(';')))
    .filter((pair) => !pair.endsWith('='));
const csrfOf = (html: string) => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Signs the demonstration's administrator in, as a browser would. */
async function signIn({ address, password }: Serving): Promise<Browser> {
  const form = await fetch(`${address}/sign-in`);
  const before = cookiesOf(form).join('; ');
  const body = new URLSearchParams({ email: EMAIL, password, csrf: csrfOf(await form.text()) });
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: before },
  });
  if (answer.status !== 303)
    throw new Error(`signing in answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  const cookie = cookiesOf(answer).join('; ');
  const page = await fetch(`${address}/settings/officers`, { headers: { cookie } });
  return { cookie, csrf: csrfOf(await page.text()) };
}

/** Adds officers one after another until the server is gone; notes each that it was told is saved. */
async function write(
  serving: Serving,
  { cookie, csrf }: Browser,
  prefix: string,
  saved: string[],
): Promise<void> {
  for (let n = 0; ; n++) {
    const name = `${prefix}-${n}`;
    const body = new URLSearchParams({ name, csrf });
    const answer = await fetch(`${serving.address}/settings/officers`, {
      method: 'POST', body, redirect: 'manual', headers: { cookie },
    }).catch(() => undefined); // prettier-ignore
    if (answer === undefined) return;
    if (answer.status === 303) saved.push(name);
    await answer.arrayBuffer().catch(() => undefined);
  }
}

/** What was told saved and is not there; and whether the trail holds. Opens the folder itself. */
async function look(dataDir: string, saved: readonly string[]): Promise<string[]> {
  const db = await openDatabase({ dataDir, purpose: 'a bench' });
  try {
    const fault = await findFirstFault(db.owner);
    if (fault !== undefined) throw new Error(`the audit trail does not hold: ${JSON.stringify(fault)}`);
    const found = await sql<{ name: string }>`
      select name from unnest(${[...saved]}::text[]) as name
       where not exists (select from people.officer o where o.name = name.name)
          or not exists (select from platform.audit_entry e where e.table_name = 'people.officer' and e.new_row ->> 'name' = name.name)`.execute(
      db.owner,
    );
    return found.rows.map(({ name }) => name);
  } finally {
    await db.close();
  }
}

const EMAIL = 'nadia.castleforth@harrowmere.example';
const dataDir = mkdtempSync(join(tmpdir(), 'amberley-kill-'));
const saved: string[] = [];
try {
  for (let time = 1; time <= TIMES; time++) {
    const serving = await serve(dataDir);
    const browser = await signIn(serving);
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      write(serving, browser, `Kill ${time}-${i}`, saved),
    );
    await sleep(100 + ((time * 137) % 900));
    serving.child.removeAllListeners('exit');
    serving.child.kill('SIGKILL');
    await Promise.all(writers);
    const lost = await look(dataDir, saved);
    if (lost.length > 0)
      throw new Error(
        `after kill ${time}, ${lost.length} saved changes are gone: ${lost.slice(0, 5).join(', ')}`,
      );
  }
  if (saved.length < TIMES)
    throw new Error(`only ${saved.length} changes were saved between ${TIMES} kills: nothing was proved`);
  process.stdout.write(
    `killed ${TIMES} times: all of ${saved.length} changes that were told saved are there, and the trail holds\n`,
  );
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
