import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely';
import pg from 'pg';
import { applicationOn, webServer } from '../src/app.ts';
import { searchServices } from '../src/modules/insight/queries/fetch-services.ts';
import { readServiceFilters } from '../src/modules/insight/rules/service-filters.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { migrate, openDatabase } from '../src/platform/db/index.ts';
import type { Database, Scope, Tx } from '../src/platform/db/types.ts';
import { signIn, type Headers } from '../tests/support/readers.ts';
import { COUNCIL_AREA, fillWithNationalData, makeCouncil } from './national-files/fill-database.ts';

/**
 * The Services page on national data (57,000 locations, 324,000 rating rows) beside its yardstick: a bare Fastify handler
 * that sends the same two SQL statements in one transaction, already compiled, and answers a constant page of equal size.
 * Both are asked in turn, many times.
 *
 *   node --import ./scripts/source-loader.mjs bench/services-page.ts [embedded|server]... (BENCH_ROUNDS, BENCH_NATIONAL_FILES)
 */
const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 25);
const NATIONAL_FILES = process.env.BENCH_NATIONAL_FILES ?? join(tmpdir(), 'amberley-national-files');
const BENCH_DATABASE = 'amberley_bench_services_page';
/** The browser of a person of the council that is measured. */
let headers: Headers;
const BAR = 3;
const WARM_UP = 3;

interface Case {
  name: string;
  query: string;
}

interface Timings {
  bare: number[];
  page: number[];
}

/** Each thing that a person may ask of the list; the texts are those of a service of the council. */
async function casesOf(db: Database): Promise<Case[]> {
  const { rows } = await sql<{ id: string; name: string; postcode: string; provider: string }>`
    select location_id as id, name, postcode, provider_name as provider from cqc.published_location
     where local_authority = ${COUNCIL_AREA} and name = 'Ashdown Lodge' order by location_id limit 1`.execute(
    db.owner,
  );
  const one = rows[0]!;
  const q = (text: string) => `q=${encodeURIComponent(text)}`;
  return [
    { name: 'whole list', query: '' },
    { name: 'search and filter', query: `${q('lodge')}&rating=Good&registered=now` },
    { name: 'exact name', query: q(one.name) },
    { name: 'misspelt name', query: q('Ashdwon Lodeg') },
    { name: 'postcode', query: q(one.postcode) },
    { name: 'CQC id', query: q(one.id) },
    { name: 'provider', query: q(one.provider) },
    { name: 'rating', query: 'rating=Inadequate&rating=Requires improvement' },
    { name: 'age of rating', query: 'age=5' },
    { name: 'colour', query: 'rag=Red' },
    { name: 'type', query: 'type=Nursing home' },
    { name: 'by name', query: 'sort=name' },
    { name: 'by age of rating', query: 'sort=-age' },
    { name: 'deep page', query: 'sort=name&page=9' },
  ];
}

/** The statements by which a list is answered: two, and before them for a misspelling the setting of its tolerance. */
async function statementsOf(
  db: Database,
  scope: Scope,
  query: string,
  hasArea: boolean,
): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = [];
  await db.within(scope, async (tx) => {
    const keep: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        statements.push(tx.getExecutor().compileQuery(node, queryId));
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const filters = readServiceFilters(Object.fromEntries(new URLSearchParams(query)));
    await searchServices(tx.withPlugin(keep), filters, { today: systemClock.today(), hasArea }, 50);
  });
  // a search that found nothing as it is written asked one statement more, which the yardstick is spared
  return statements.slice(-(statements.length > 2 ? 3 : 2));
}

async function bareServer(
  db: Database,
  scope: Scope,
  statements: CompiledQuery[],
  page: string,
): Promise<FastifyInstance> {
  const app = Fastify();
  app.get('/services', async (_request, reply) => {
    await db.within(scope, async (tx: Tx) => {
      for (const statement of statements) await tx.executeQuery(statement);
    });
    return reply.type('text/html; charset=utf-8').send(page);
  });
  await app.ready();
  return app;
}

async function ask(app: FastifyInstance, url: string): Promise<{ ms: number; body: string }> {
  const start = performance.now();
  const answer = await app.inject({ method: 'GET', url, headers });
  const ms = performance.now() - start;
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}, expected 200`);
  return { ms, body: answer.body };
}

const at = (part: number, times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;

async function measureCase(
  db: Database,
  app: FastifyInstance,
  scope: Scope,
  one: Case,
  hasArea: boolean,
): Promise<Timings> {
  const url = `/services?${one.query}`;
  const statements = await statementsOf(db, scope, one.query, hasArea);
  const bare = await bareServer(db, scope, statements, (await ask(app, url)).body);
  const times: Timings = { bare: [], page: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const yardstick = (await ask(bare, url)).ms;
    const ours = (await ask(app, url)).ms;
    if (round < 0) continue;
    times.bare.push(yardstick);
    times.page.push(ours);
  }
  await bare.close();
  return times;
}

function report(name: string, { bare, page }: Timings): void {
  const pair = (part: number) => `${at(part, page).toFixed(1)} / ${at(part, bare).toFixed(1)} ms`;
  const ratio = at(0.95, page) / at(0.95, bare);
  process.stdout.write(
    `  ${name}: p95 ${pair(0.95)} = ${ratio.toFixed(2)} x (bar ${BAR}), median ${pair(0.5)}, ${(at(0.5, page) / at(0.5, bare)).toFixed(2)} times\n`,
  );
}

async function measureCouncil(
  db: Database,
  app: FastifyInstance,
  authorityId: string,
  hasArea: boolean,
): Promise<void> {
  const scope = { authorityId, actor: 'bench' };
  headers = await signIn({ db, clock: systemClock, authorityId });
  const all: Timings = { bare: [], page: [] };
  for (const one of await casesOf(db)) {
    const times = await measureCase(db, app, scope, one, hasArea);
    report(one.name, times);
    all.bare.push(...times.bare);
    all.page.push(...times.page);
  }
  report('all of these', all);
}

async function measure(kind: Database['kind'], databaseUrl: string | undefined): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-bench-'));
  const db = await openDatabase({ dataDir, databaseUrl, purpose: 'a bench' });
  try {
    await migrate(db, resolve(import.meta.dirname, '../migrations'));
    await fillWithNationalData(db, { folder: NATIONAL_FILES, dataDir, clock: systemClock });
    const today = systemClock.today();
    const config = { port: 0, host: '127.0.0.1', dataDir };
    const { app } = await webServer(applicationOn(db, config, systemClock), { log: false });
    const one = await makeCouncil(db, [COUNCIL_AREA], today);
    process.stdout.write(`${kind}, a council of one local authority: page / bare handler\n`);
    await measureCouncil(db, app, one, true);
    const everything = await makeCouncil(db, [], today);
    process.stdout.write(`${kind}, no area set, so all of England: page / bare handler\n`);
    await measureCouncil(db, app, everything, false);
    await app.close();
  } finally {
    await db.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function measureOnServer(): Promise<void> {
  const drop = `drop database if exists ${BENCH_DATABASE} with (force)`;
  await onServer(drop);
  await onServer(`create database ${BENCH_DATABASE}`);
  const url = new URL(SERVER);
  url.pathname = `/${BENCH_DATABASE}`;
  await measure('server', url.href).finally(() => onServer(drop));
}

const kinds = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['embedded', 'server'];
for (const kind of kinds) {
  if (kind === 'embedded') await measure('embedded', undefined);
  else if (kind === 'server') await measureOnServer();
  else throw new Error(`"${kind}" is not a kind of database: use embedded or server`);
}
