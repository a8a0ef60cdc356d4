import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { applicationOn, webServer } from '../../src/app.ts';
import { apiLocation, apiProvider } from '../../src/modules/cqc/factories.ts';
import { importCqc } from '../../src/modules/insight/index.ts';
import { findFirstFault } from '../../src/platform/audit/index.ts';
import { saveNewApiClient } from '../../src/modules/people/queries/save-api-client.ts';
import { saveNewApiToken } from '../../src/modules/people/queries/save-api-token.ts';
import { newId, type Clock } from '../../src/platform/clock/index.ts';
import { projectRoot } from '../../src/platform/config/project.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { makeAuthority, type TestDatabase } from './databases.ts';
import { HOST, signIn } from './readers.ts';

/** Stands in every text of the other council: it must never come back to anybody of ours. */
const OTHERS = 'ZZ-OF-THE-OTHER-COUNCIL';
const ROLES = ['administrator', 'contracts-officer', 'auditor', 'member', 'provider-user'];
/** Another system, by token. */
const MACHINE = 'api-client';
/** Acts that end the session they came with, which is no fault. */
const ENDS_SESSION = /^\/sign-out|\/sessions|\/leave|\/sign-in/;
const HOSTILE = [
  '', '0', '1', '-1', '1e9', '99999999999999999999', '2024-02-30', '0000-00-00', '9999-12-31', 'yes', 'on', 'null', 'NaN', 'true', '*', '%',
  "'; drop table people.account; --", '<script>alert(1)</script>', '../../etc/passwd', '//evil.example', '\\\\evil.example', 'javascript:alert(1)',
  'constructor', '__proto__', 'toString', '\u0000', 'a\r\nset-cookie: x=y', '{{7*7}}', '=1+1', '🦉'.repeat(40), 'x'.repeat(5000),
]; // prettier-ignore

export interface FuzzResult {
  cases: number;
  /** How many answers there were of each status. */
  statuses: Record<number, number>;
  /** Fields that forms and filters were seen to have. */
  fields: number;
}

/** What of a route a request is aimed at. */
type Aimed = Pick<Route, 'method' | 'url' | 'permission'>;

interface Ground {
  app: FastifyInstance;
  routes: readonly Aimed[];
  ids: string[];
  headers: Map<string, Record<string, string>>;
  fields: Map<string, string[]>;
  test: TestDatabase;
}

/** Time goes by at each look, so that the allowance of an API token never runs dry. */
function passing({ clock }: TestDatabase): Clock {
  let at = clock.now().getTime();
  return { now: () => new Date((at += 200)), today: () => clock.today() };
}

/**
 * Sends made-up requests to every route: each form and query parameter that the pages are seen to have, and some that they
 * have not, filled with what breaks programs, as people of several roles and as nobody.
 *
 * @throws Error naming the request where an answer is a fault of ours, shows another council's row or our own insides, and
 * where afterwards another council's rows are changed or the audit trail does not hold
 */
export async function fuzzProduct(given: TestDatabase, cases: number, seed = 20261122): Promise<FuzzResult> {
  const test = { ...given, clock: passing(given) };
  const other = await makeOther(test);
  const ground = await prepare(test, other);
  const before = await digestOf(test, other.authorityId);
  const statuses: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(requestOf(ground), async (asked) => {
      const status = await send(ground, asked);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }),
    { numRuns: cases, seed, endOnFailure: true },
  );
  const after = await digestOf(test, other.authorityId);
  if (after !== before) throw new Error("the other council's rows were changed");
  const fault = await findFirstFault(test.db.owner);
  if (fault !== undefined) throw new Error(`the audit trail does not hold: ${JSON.stringify(fault)}`);
  await ground.app.close();
  return { cases, statuses, fields: new Set([...ground.fields.values()].flat()).size };
}

/** So many requests come from here that the limits of people would answer them all. */
const BOUNDLESS = { account: { capacity: 1e9, perMinute: 1e9 }, address: { capacity: 1e9, perMinute: 1e9 } };

interface Other {
  authorityId: string;
  ids: string[];
}

/** Another council with a row of everything that people write. Its name is no secret: councils choose whom to share with. */
async function makeOther({ db }: TestDatabase): Promise<Other> {
  const authorityId = await makeAuthority(db, ['Bury'], 'Otherplace Council');
  const [officerId, accountId, ownId, enforcementId, jobId] = [newId(), newId(), newId(), newId(), newId()];
  await db.within({ authorityId, actor: OTHERS }, async (tx) => {
    await sql`insert into people.officer (officer_id, authority_id, name) values (${officerId}, ${authorityId}, ${OTHERS})`.execute(
      tx,
    );
    await sql`insert into people.account (account_id, authority_id, email, name, state)
      values (${accountId}, ${authorityId}, 'other@other.example', ${OTHERS}, 'active')`.execute(tx);
    await sql`insert into market.own_location (location_id, authority_id, name, service_type)
      values (${ownId}, ${authorityId}, ${OTHERS}, 'Day service')`.execute(tx);
    await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, locality, note)
      values (${newId()}, ${authorityId}, '1-101', '2026-01-01', ${OTHERS}, ${OTHERS}, ${OTHERS})`.execute(
      tx,
    );
    await sql`insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on, summary)
      values (${enforcementId}, ${authorityId}, '1-101', 'Warning notice', '2026-01-01', ${OTHERS})`.execute(
      tx,
    );
    await sql`insert into platform.job (job_id, authority_id, kind, payload, actor)
      values (${jobId}, ${authorityId}, 'risk.rate', '{}', ${OTHERS})`.execute(tx);
  });
  return { authorityId, ids: [officerId, accountId, ownId, enforcementId, jobId, authorityId] };
}

/** A register with a home that both councils know, and its provider. */
async function loadRegister({ db, clock, dataDir, scope }: TestDatabase): Promise<void> {
  const path = join(dataDir, 'fuzz-records.json');
  writeFileSync(path, JSON.stringify([apiLocation({ locationId: '1-101' }), apiProvider()]));
  await importCqc({ db, clock, dataDir, scope }, { source: 'cqc-api', path });
}

async function prepare(test: TestDatabase, other: Other): Promise<Ground> {
  const { db, clock, dataDir } = test;
  await loadRegister(test);
  const { app, routes } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
    log: false,
    limits: BOUNDLESS,
  });
  const headers = new Map<string, Record<string, string>>([['nobody', { host: HOST }]]);
  for (const role of ROLES) headers.set(role, await signIn(test, [role]));
  const fields = new Map<string, string[]>();
  headers.set(MACHINE, { host: HOST, authorization: `Bearer ${await makeToken(test)}` });
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const url = route.url.replace(/:(\w+)/g, '1-101');
    const { body } = await app.inject({ method: 'GET', url, headers: headers.get('administrator')! });
    const names = [...body.matchAll(/<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"/g)].map(
      ([, name]) => name!,
    );
    fields.set(route.url, [...new Set(names.filter((name) => name !== 'csrf'))]);
  }
  for (const operation of OPERATIONS) fields.set(operation.url, operation.fields);
  return {
    app,
    routes: [...routes, ...OPERATIONS],
    ids: ['1-101', newId(), ...other.ids],
    headers,
    fields,
    test,
  };
}

/** The operations of the API as its description has them, with the parameters of each. */
const DESCRIBED = JSON.parse(readFileSync(join(projectRoot(), 'docs/openapi.json'), 'utf8')) as Described;
const OPERATIONS = Object.entries(DESCRIBED.paths).flatMap(([path, { get, post }]) => {
  const url = `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
  const fields = (get ?? post)!.parameters.map(({ name }) => name);
  const sent = Object.keys(post?.requestBody.content['application/json'].example ?? {});
  const method = post === undefined ? ('GET' as const) : ('POST' as const);
  return { method, url, permission: MACHINE, fields: [...fields, ...sent] };
});

interface Described {
  paths: Record<
    string,
    {
      get?: { parameters: { name: string }[] };
      post?: {
        parameters: { name: string }[];
        requestBody: { content: { 'application/json': { example: Record<string, unknown> } } };
      };
    }
  >;
}

/** A token of the council's own, with every scope. */
async function makeToken({ db, clock, authorityId }: TestDatabase): Promise<string> {
  const [clientId, tokenId, createdAt] = [newId(), newId(), clock.now()];
  const who = { authorityId, createdBy: 'tester', createdAt, clientId };
  return db.within({ authorityId, actor: 'tester' }, async (tx) => {
    await saveNewApiClient(tx, {
      ...who,
      name: 'Fuzz',
      purpose: 'Testing',
      contact: 'tester@council.example',
    });
    const expiresAt = new Date(createdAt.getTime() + 300 * 86_400_000);
    const scopes = ['cqc.read', 'insight.read', 'market.read', 'risk.read', 'intelligence.record'];
    return saveNewApiToken(tx, { ...who, tokenId, label: 'Fuzz', scopes, expiresAt });
  });
}

interface Asked {
  route: Aimed;
  who: string;
  parameter: string;
  query: [string, string][];
  body: [string, string][];
}

function requestOf({ routes, headers, fields, ids }: Ground): fc.Arbitrary<Asked> {
  const everywhere = [
    ...new Set([...fields.values()].flat()),
    'page',
    'sort',
    'next',
    'format',
    'as-at',
    'since',
    'email',
    'version',
  ];
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed()) },
  );
  return fc.constantFrom(...routes).chain((route) => {
    const own = fields.get(route.url) ?? [];
    const name = fc.constantFrom(...(own.length > 0 ? [...own, ...own, ...everywhere] : everywhere));
    const pairs = fc.array(fc.tuple(name, value), { maxLength: 10 });
    return fc.record({
      route: fc.constant(route),
      who:
        route.permission === MACHINE
          ? fc.constant(MACHINE)
          : fc.constantFrom('administrator', 'administrator', ...headers.keys()),
      parameter: fc.oneof(fc.constantFrom(...ids), value),
      query: pairs,
      body: pairs,
    });
  });
}

/** Asks and looks at the answer; answers its status. */
async function send(ground: Ground, { route, who, parameter, query, body }: Asked): Promise<number> {
  const { app, headers, test } = ground;
  const path = route.url.replace(/:(\w+)/g, encodeURIComponent(parameter) || 'x');
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  const asJson = route.permission === MACHINE;
  const payload = asJson ? JSON.stringify(Object.fromEntries(body)) : new URLSearchParams(body).toString();
  const answer = await app.inject({
    method: route.method,
    url: `${path}${search}`,
    headers: {
      ...headers.get(who)!,
      'content-type': asJson ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    ...(route.method === 'POST' ? { payload } : {}),
  });
  const told = `${who}: ${route.method} ${path}${search} ${JSON.stringify(body)} -> ${answer.statusCode}`;
  // An echo of what was asked is no leak: none of it holds the word.
  if (answer.statusCode >= 500) throw new Error(`${told}\n${answer.body.slice(0, 500)}`);
  if (answer.body.includes(OTHERS)) throw new Error(`${told} shows a row of another council`);
  if (/\bat \S+ \(|node_modules|\/src\/\w+\//.test(answer.body) && !route.url.startsWith('/help'))
    throw new Error(`${told} shows our insides`);
  const to = String(answer.headers.location ?? '');
  if (/^([a-z]+:)?\/\/|^\\/i.test(to) && !to.startsWith(`http://${HOST}`))
    throw new Error(`${told} leads to another site: ${to}`);
  const signedOut = to.startsWith('/sign-in') || answer.statusCode === 401 || ENDS_SESSION.test(route.url);
  if (signedOut && who !== 'nobody' && who !== MACHINE) headers.set(who, await signIn(test, [who]));
  return answer.statusCode;
}

/** A digest over every row of a council, in every table that has councils. */
async function digestOf({ db }: TestDatabase, authorityId: string): Promise<string> {
  const tables = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and a.attname = 'authority_id' and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1`.execute(db.owner);
  const digests: string[] = [];
  for (const { name } of tables.rows) {
    const found = await sql<{ digest: string }>`
      select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
        from ${sql.raw(name)} t where authority_id = ${authorityId}`.execute(db.owner);
    digests.push(`${name} ${found.rows[0]!.digest}`);
  }
  return digests.join('\n');
}
