import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import pg from 'pg';
import { describe, it } from 'vitest';

/**
 * What some tests need and not every machine has. Without it they are skipped, saying what is missing; where the
 * environment's AMBERLEY_REQUIRE names it ("postgres,chromium,shared"), they fail instead, so that a build which
 * promises to run everything cannot skip in silence.
 */
const REQUIREMENTS = ['postgres', 'chromium', 'shared', 'strace'] as const;
export type RequirementName = (typeof REQUIREMENTS)[number];

interface Requirement {
  name: RequirementName;
  available: boolean;
  /** What was looked for, and where. */
  looked: string;
}

export const projectRoot = resolve(import.meta.dirname, '../..');

/** The server that tests may make and drop databases on, as its superuser. */
export const TEST_SERVER =
  process.env.AMBERLEY_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** The folder of reference data beside the project. */
const SHARED = resolve(projectRoot, '../shared');

/** The browser of the browser tests; null where there is none. */
export const chromiumPath: string | null =
  process.env.CHROMIUM_PATH ?? which('chromium') ?? which('chromium-browser');

const found: Record<RequirementName, Requirement> = {
  postgres: {
    name: 'postgres',
    available: await answers(TEST_SERVER),
    looked: 'a PostgreSQL server at AMBERLEY_TEST_DATABASE_URL, or postgres://postgres@127.0.0.1:5432',
  },
  chromium: {
    name: 'chromium',
    available: chromiumPath !== null,
    looked: 'chromium at CHROMIUM_PATH or on the PATH',
  },
  shared: {
    name: 'shared',
    available: existsSync(join(SHARED, 'data')),
    looked: `reference data in ${SHARED}`,
  },
  strace: { name: 'strace', available: which('strace') !== null, looked: 'strace on the PATH' },
};

/** Whether this machine has it. */
function requirement(name: RequirementName): Requirement {
  return found[name];
}

/** Absolute path of a file in the shared reference data, say `sharedData('data/cqc-api/oldham-locations.json')`. */
export function sharedData(path: string): string {
  return join(SHARED, path);
}

/** A describe block that runs where the requirement is met; else it is skipped, or fails where it was promised. */
export function describeWith(name: RequirementName, title: string, block: () => void): void {
  const { available, looked } = requirement(name);
  if (available) {
    describe(title, block);
  } else if (promised().has(name)) {
    describe(title, () => {
      it(`needs ${name}, which AMBERLEY_REQUIRE promises`, () => {
        throw new Error(`looked for ${looked}, and found none`);
      });
    });
  } else {
    describe.skip(`${title} (skipped: needs ${looked})`, block);
  }
}

function promised(): Set<RequirementName> {
  const names = (process.env.AMBERLEY_REQUIRE ?? '').split(',').map((name) => name.trim());
  return new Set(
    names.filter(Boolean).map((name) => {
      const known = REQUIREMENTS.find((each) => each === name);
      if (known === undefined)
        throw new Error(`AMBERLEY_REQUIRE names "${name}"; it can name ${REQUIREMENTS.join(', ')}`);
      return known;
    }),
  );
}

function which(program: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
