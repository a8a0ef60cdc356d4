import { accessTable } from '../../src/access.ts';
import { saveNewAccount } from '../../src/modules/people/index.ts';
import { saveNewSession } from '../../src/modules/people/queries/save-session.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { breachedPasswords, Secrets } from '../../src/platform/secrets/index.ts';
import type { RequestContext, SignedIn } from '../../src/platform/web/index.ts';
import type { TestDatabase } from './databases.ts';
import { sql } from 'kysely';

/** Headers of a browser in which somebody is signed in, with the token of its forms. */
export interface Headers extends Record<string, string> {
  host: string;
  cookie: string;
  'x-csrf-token': string;
}

export const HOST = '127.0.0.1:3000';

let made = 0;

/** Makes a person with roles in a council (the test's own where none is named) and answers their browser's headers. */
export async function signIn(
  { db, clock, authorityId }: Pick<TestDatabase, 'db' | 'clock' | 'authorityId'>,
  roles: readonly string[] = ['administrator'],
  details: { officerId?: string; providerId?: string; name?: string; email?: string } = {},
): Promise<Headers> {
  const accountId = newId();
  const name = details.name ?? `Person ${++made}`;
  const email = details.email ?? `person-${accountId}@council.example`;
  const token = await db.within({ authorityId, actor: 'tester' }, async (tx) => {
    await saveNewAccount(tx, { ...details, accountId, authorityId, email, name, state: 'active', roles });
    const client = { address: '127.0.0.1', agent: 'a test' };
    return saveNewSession(tx, clock, { authorityId, accountId, stage: 'complete', means: 'a test', client });
  });
  const session = await sql<{ csrf: string }>`
    select csrf from people.session where account_id = ${accountId}`.execute(db.owner);
  return { host: HOST, cookie: `amberley-session=${token}`, 'x-csrf-token': session.rows[0]!.csrf };
}

/** What a handler that is called by itself is told of its reader: an administrator, or a person of other roles. */
export function reader(
  roles: readonly string[] = ['administrator'],
  authorityId = '00000000-0000-7000-8000-00000000aaaa',
): Pick<
  RequestContext,
  'person' | 'session' | 'may' | 'access' | 'origin' | 'client' | 'cookies' | 'work' | 'secrets' | 'breached'
> {
  const access = accessTable();
  const held = access.permissionsOf(roles);
  const person: SignedIn = {
    accountId: '00000000-0000-7000-8000-00000000bbbb',
    authorityId,
    name: 'Test Reader',
    email: 'reader@council.example',
    roles,
    officerId: null,
    providerId: null,
    sessionId: '00000000-0000-7000-8000-00000000cccc',
    authenticatedAt: new Date('2026-11-16T09:00:00Z'),
  };
  return {
    person,
    session: { stage: 'complete', csrf: 'token', person, unread: 0 },
    may: (permission) => permission === 'public' || held.includes(permission),
    access,
    origin: `http://${HOST}`,
    client: { address: '127.0.0.1', agent: 'a test' },
    cookies: {},
    work: [],
    secrets: new Secrets([Buffer.alloc(32, 7)]),
    breached: breachedPasswords(undefined),
  };
}
