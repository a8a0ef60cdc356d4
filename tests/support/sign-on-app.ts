import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { applicationOn, webServer } from '../../src/app.ts';
import { saveSignOn, type SignOnSettings } from '../../src/modules/people/queries/save-sign-on.ts';
import { newId, systemClock, type Clock } from '../../src/platform/clock/index.ts';
import type { TestDatabase } from './databases.ts';

/** The web server of a test of single sign-on. Its clock goes with the real one, as the provider's does, and can be moved. */
export interface SignOnApp {
  app: FastifyInstance;
  clock: Clock & { move(ms: number): void };
  close(): Promise<void>;
}

export async function startSignOnApp({ db, dataDir }: TestDatabase): Promise<SignOnApp> {
  let moved = 0;
  const clock = {
    now: () => new Date(systemClock.now().getTime() + moved),
    today: () => systemClock.today(),
    move: (ms: number) => void (moved += ms),
  };
  const { app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
    log: false,
  });
  return { app, clock, close: () => app.close() };
}

/** Sets a council's provider up, switched on, in place of what it had; answers its id. */
export async function setSignOn(
  { db }: Pick<TestDatabase, 'db'>,
  authorityId: string,
  settings: Partial<SignOnSettings> & Pick<SignOnSettings, 'issuer' | 'secretSetting'>,
): Promise<string> {
  const found = await sql<{ version: number }>`
    select version from people.sign_on where authority_id = ${authorityId}`.execute(db.owner);
  const whole: SignOnSettings = {
    name: 'Testshire Microsoft',
    clientId: 'amberley',
    roleClaim: 'roles',
    requireAmr: [],
    trustEmail: false,
    makeAccounts: false,
    enabled: true,
    roles: [
      { claimValue: 'Amberley.Administrator', role: 'administrator' },
      { claimValue: 'Amberley.ContractsOfficer', role: 'contracts-officer' },
      { claimValue: 'Amberley.Analyst', role: 'analyst' },
    ],
    ...settings,
  };
  return db.within({ authorityId, actor: 'tester' }, async (tx) => {
    const who = { signOnId: newId(), authorityId, version: found.rows[0]?.version ?? 0 };
    const outcome = await saveSignOn(tx, who, whole);
    if (outcome !== 'saved') throw new Error(`the provider was not saved: ${outcome}`);
    const saved = await sql<{ id: string }>`select sign_on_id as id from people.sign_on`.execute(tx);
    return saved.rows[0]!.id;
  });
}

/** Everything of an account that single sign-on touches. */
export interface AccountState {
  accountId: string;
  name: string;
  state: string;
  issuer: string | null;
  subject: string | null;
  roles: string[];
  claimed: string[];
  sessions: number;
}

/** The account of an e-mail address in any council; undefined where there is none. */
export async function accountOf(
  { db }: Pick<TestDatabase, 'db'>,
  email: string,
): Promise<AccountState | undefined> {
  const found = await sql<AccountState>`
    select a.account_id as "accountId", a.name, a.state, a.sign_on_issuer as issuer, a.sign_on_subject as subject,
           array(select r.role from people.account_role r where r.account_id = a.account_id order by 1) as roles,
           array(select r.role from people.account_role r where r.account_id = a.account_id and r.from_claim order by 1) as claimed,
           (select count(*)::int from people.session s where s.account_id = a.account_id and s.ended_at is null) as sessions
      from people.account a where lower(a.email) = lower(${email})`.execute(db.owner);
  return found.rows[0];
}
