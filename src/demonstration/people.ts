import { randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashPassword, passwordHolds, saveNewAccount, savePassword } from '../modules/people/index.ts';
import { newId, type Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/types.ts';
import { findPeople } from './queries/find-people.ts';
import { demonstrationPassword, PEOPLE, type DemonstrationPerson } from './rules/people.ts';

interface PeopleContext {
  db: Database;
  clock: Clock;
  dataDir: string;
}

const FILE = 'demonstration-password.txt';
const ACTOR = 'demonstration';

/**
 * Makes who is missing of the demonstration's people (one of every role, where no others are named), and answers the password of them all. It was made at random
 * when the demonstration was, and stands in a file of the data folder that only its owner may read; where that file is gone, a
 * new password is made and set. Changes nothing where all is there.
 */
export async function makePeople(
  context: PeopleContext,
  council: { authorityId: string; area: readonly string[] },
  people: readonly DemonstrationPerson[] = PEOPLE,
): Promise<string> {
  const { db, clock } = context;
  const { authorityId } = council;
  const there = await findPeople(db.owner, authorityId, council.area);
  const password = await readPassword(context.dataDir);
  const kept = await keptHash(password, [...there.accounts.values()]);
  const hash = kept ?? (await hashPassword(password));
  await db.within({ authorityId, actor: ACTOR }, async (tx) => {
    for (const { email, name, role, officer, forProvider, withoutPassword } of people) {
      const found = there.accounts.get(email);
      const accountId = found?.accountId ?? newId(clock);
      if (found === undefined)
        await saveNewAccount(tx, {
          accountId, authorityId, email, name, state: 'active', roles: [role],
          officerId: there.officers.get(officer ?? '') ?? null,
          providerId: forProvider === true ? there.providerId : null,
        }); // prettier-ignore
      if (withoutPassword === true) continue;
      // Whoever chose a password of their own keeps it while the common one stands.
      if (kept === undefined || !found?.hash)
        await savePassword(tx, { credentialId: newId(clock), authorityId, accountId, hash });
    }
  });
  return password;
}

/** The hash that they share, made once; undefined where it is not, or no longer, the password's. */
async function keptHash(
  password: string,
  accounts: readonly { hash: string | null }[],
): Promise<string | undefined> {
  const hashes = accounts.flatMap(({ hash }) => (hash === null ? [] : [hash]));
  const common = hashes.find((hash, i) => hashes.indexOf(hash) !== i);
  return common !== undefined && (await passwordHolds(password, common)) ? common : undefined;
}

async function readPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, FILE);
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept.trim() !== '') return kept.trim();
  const password = demonstrationPassword((below) => randomInt(below));
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
}
