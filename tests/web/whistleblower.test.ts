import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable } from '../../src/access.ts';
import { applicationOn, webServer, type Application } from '../../src/app.ts';
import { day } from '../../src/kernel/calendar-day.ts';
import { saveRegistrations } from '../../src/modules/insight/tests/register-fixture.ts';
import { anEvent, aWhistleblowing } from '../../src/modules/intelligence/factories.ts';
import { recordEvent, referenceOf, type NewEvent } from '../../src/modules/intelligence/index.ts';
import { aLocalFact } from '../../src/modules/market/factories.ts';
import { saveLocalFacts } from '../../src/modules/market/queries/save-local-facts.ts';
import { ROLES, saveNewOfficer } from '../../src/modules/people/index.ts';
import { PUBLIC } from '../../src/platform/access/index.ts';
import { newId } from '../../src/platform/clock/index.ts';
import type { Scope } from '../../src/platform/db/types.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { makeToken, reading } from '../api/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { HOST, signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

/** What a role is to see of what a whistleblower told. */
type Sees = 'nothing' | 'the event without who told' | 'who told';

/** The expectation, written out for every role: nobody is here by a rule. */
const EXPECTED: Readonly<Record<(typeof ROLES)[number]['role'], { log: boolean; sees: Sees }>> = {
  administrator: { log: true, sees: 'nothing' },
  'contracts-officer': { log: true, sees: 'nothing' },
  'quality-officer': { log: true, sees: 'the event without who told' },
  'quality-manager': { log: true, sees: 'who told' },
  'senior-manager': { log: true, sees: 'who told' },
  'locality-worker': { log: false, sees: 'nothing' },
  'infection-prevention-officer': { log: true, sees: 'nothing' },
  commissioner: { log: true, sees: 'nothing' },
  broker: { log: false, sees: 'nothing' },
  'procurement-evaluator': { log: false, sees: 'nothing' },
  moderator: { log: false, sees: 'nothing' },
  'complaints-officer': { log: true, sees: 'nothing' },
  analyst: { log: true, sees: 'nothing' },
  auditor: { log: true, sees: 'nothing' },
  member: { log: false, sees: 'nothing' },
  'provider-user': { log: false, sees: 'nothing' },
  'api-client': { log: false, sees: 'nothing' },
};

const SERVICE = '1-100';
const TODAY = day('2026-11-16');
/** Words that stand nowhere else: whoever's page has one has seen what was told. */
const WORDS = [
  'Sentineltitle',
  'Sentinelaccount',
  'Sentineloutcome',
  'Sentinelfile',
  'Sentinelreference',
  'Sentinelformer',
];
/** Words that say who told. */
const IDENTITY = ['Wilhelmina', 'Secretkeeper', '07700 900123', 'Sentinelwish'];

const access = accessTable();
const roles = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[];
const people = roles.filter((role) => role !== 'api-client');
const has = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word));

it('expects something of every role that there is, and of no other', () => {
  expect(roles.toSorted()).toEqual(ROLES.map(({ role }) => role).toSorted());
});

it('agrees with the one table of permissions', () => {
  for (const role of roles) {
    const may = (permission: string) => access.allows(role, permission);
    const sees = may('intelligence.identity')
      ? 'who told'
      : may('intelligence.whistleblowing')
        ? 'the event without who told'
        : 'nothing';
    expect({ role, log: may('intelligence.read'), sees }).toEqual({ role, ...EXPECTED[role] });
  }
});

describeOnBothDatabases(
  'what a whistleblower told',
  (get) => {
    let application: Application;
    let app: FastifyInstance;
    let routes: readonly Route[];
    let secret: string;
    let open: string;
    let protectedLater: string;
    const attachment = newId();
    const visitors = new Map<string, Visitor>();
    const accounts = new Map<string, string>();

    const scopeOf = (role: string): Scope => ({
      authorityId: get().authorityId,
      actor: `${role} (${role}@council.example)`,
      permissions: access.permissionsOf([role]),
    });
    const record = (role: string, event: NewEvent) =>
      get().db.within(scopeOf(role), (tx) =>
        recordEvent(
          tx,
          { authorityId: get().authorityId, clock: get().clock, announce: application.announce },
          event,
        ),
      );
    const open_ = (role: string, url: string) => visitors.get(role)!.get(url);

    beforeAll(async () => {
      const { db, clock, dataDir, authorityId, scope } = get();
      application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
      ({ app, routes } = await webServer(application, { log: false }));
      const officers = new Map(people.map((role) => [role, newId()]));
      const ofService = newId();
      await db.within({ ...scope, permissions: 'all' }, async (tx) => {
        await saveRegistrations(tx, TODAY, [
          { id: SERVICE, name: 'Meadow Court', judgements: [{ on: '2025-01-05', rating: 'Good' }] },
        ]);
        await saveNewOfficer(tx, { officerId: ofService, authorityId, name: 'The Officer', email: null });
        await saveLocalFacts(tx, [aLocalFact({ authorityId, locationId: SERVICE, officerId: ofService })]);
        // Everybody looks after the service: what My work and notices leave out is left out by permission, not by chance.
        for (const [role, officerId] of officers) {
          await saveNewOfficer(tx, { officerId, authorityId, name: `Officer ${role}`, email: null });
          await sql`insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
            values (${newId()}, ${authorityId}, ${ofService}, ${officerId}, '2026-11-01', '2026-12-31')`.execute(
            tx,
          );
        }
      });
      for (const [role, officerId] of officers) {
        const email = `${role}@council.example`;
        visitors.set(role, new Visitor(app, await signIn(get(), [role], { officerId, name: role, email })));
      }
      const found = await sql<{ email: string; id: string }>`
        select email, account_id as id from people.account`.execute(db.owner);
      for (const { email, id } of found.rows) accounts.set(email.split('@')[0]!, id);
      secret = await record(
        'locality-worker',
        aWhistleblowing({
          locationId: SERVICE,
          title: 'Sentineltitle',
          account: 'Sentinelaccount',
          reference: 'Sentinelreference',
          severity: 5,
          identity: { name: 'Wilhelmina Secretkeeper', contact: '07700 900123', wishes: 'Sentinelwish' },
        }),
      );
      open = await record(
        'locality-worker',
        anEvent({ locationId: SERVICE, title: 'Openlantern', severity: 4 }),
      );
      await db.within({ ...scope, permissions: 'all' }, (tx) =>
        sql`insert into intelligence.attachment (attachment_id, authority_id, event_id, file_name, bytes, path)
            values (${attachment}, ${authorityId}, ${secret}, 'Sentinelfile.pdf', 3, 'files/of-a-test')`.execute(
          tx,
        ),
      );
      const manager = visitors.get('quality-manager')!;
      await manager.post(`/intelligence/${secret}/outcome`, {
        version: '1',
        finding: 'partly',
        done: 'Sentineloutcome',
        feedback: 'due',
      });
      // A mail whose sender is its source, until an officer who may not see such things finds out what it is.
      protectedLater = await record(
        'locality-worker',
        anEvent({
          locationId: SERVICE,
          channel: 'email',
          source: 'Wilhelmina Secretkeeper',
          confidentiality: 'restricted',
          title: 'Sentinelformer',
          account: '',
        }),
      );
      const sorted = await visitors.get('contracts-officer')!.post(`/intelligence/${protectedLater}/sort`, {
        version: '1',
        kind: 'whistleblowing',
        severity: '4',
        confidentiality: 'whistleblower',
      });
      expect(sorted.statusCode, sorted.body.slice(0, 500)).toBe(303);
    }, 120_000);
    afterAll(() => app?.close());

    const sample = (url: string) =>
      url.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(
          (
            {
              eventId: secret,
              locationId: SERVICE,
              attachmentId: attachment,
              format: 'csv',
              id: 'intelligence.events',
              table: 'intelligence.event',
            } as Record<string, string>
          )[name] ?? newId(),
        ),
      );
    const searches = () => [
      `/intelligence?q=Sentineltitle`,
      `/intelligence?q=${referenceOf(secret)}`,
      '/intelligence?confidentiality=whistleblower',
      `/intelligence?kind=whistleblowing&service=${SERVICE}&sort=-severity`,
      '/intelligence/download/csv?confidentiality=whistleblower',
      `/intelligence/${protectedLater}`,
      `/services/${SERVICE}?kind=intelligence`,
      '/services?q=Sentineltitle',
      '/services?q=Wilhelmina',
      '/my-work?since=2026-01-01',
      '/my-work?whose=council&show=changed&since=2026-01-01',
      '/notices',
      '/audit?table=intelligence.event',
      `/audit/record?table=intelligence.event&id=${secret}`,
      `/audit/record?table=intelligence.narrative&id=${secret}`,
      `/audit/record?table=intelligence.identity&id=${secret}`,
      '/audit/export.json',
      '/figures/intelligence.events?by=kind',
      '/figures/intelligence.events/records',
      `/intelligence/new?service=${SERVICE}`,
    ];

    describe.each(people)('%s', (role) => {
      const { log, sees } = EXPECTED[role];

      it(`sees ${sees} on every page that they may open, and nobody's name on any`, async () => {
        const allowed = routes
          .filter(
            ({ method, permission }) =>
              method === 'GET' && (permission === PUBLIC || access.allows(role, permission)),
          )
          .map(({ url }) => sample(url))
          .filter((url) => !url.startsWith('/sign-') && !url.includes('/set-up'));
        let words = 0;
        for (const url of [...allowed, ...searches()]) {
          const { statusCode, body } = await open_(role, url);
          expect(statusCode, `${role} ${url}`).toBeLessThan(500);
          expect(
            has(body, IDENTITY).filter((word) => !url.includes(word)),
            `${role} ${url}`,
          ).toEqual([]);
          if (sees === 'nothing') {
            expect(
              has(body, WORDS).filter((word) => !url.includes(word)),
              `${role} ${url}`,
            ).toEqual([]);
            if (!url.includes(referenceOf(secret)) && !url.includes('recorded/'))
              expect(body, `${role} ${url}`).not.toContain(referenceOf(secret));
          } else words += has(body, WORDS).length;
        }
        expect(words > 0).toBe(sees !== 'nothing');
      }, 180_000);

      it('lists it or not, opens it or not, and what is open they see as far as they read the log', async () => {
        const status = async (url: string) => (await open_(role, url)).statusCode;
        const page = `/intelligence/${secret}`;
        expect(await status(page)).toBe(sees !== 'nothing' ? 200 : log ? 404 : 403);
        expect(await status(`/intelligence/${open}`)).toBe(log ? 200 : 403);
        const list = (await open_(role, '/intelligence')).body;
        expect(list.includes('Openlantern')).toBe(log);
        expect(list.includes(referenceOf(secret))).toBe(sees !== 'nothing');
        const timeline = (await open_(role, `/services/${SERVICE}?kind=intelligence`)).body;
        expect(timeline.includes('Openlantern')).toBe(log);
        expect(timeline.includes(referenceOf(secret))).toBe(sees !== 'nothing');
      });

      it('reads who told only after saying why, which is noted', async () => {
        const asked = (fields: Record<string, string>) =>
          visitors.get(role)!.post(`/intelligence/${secret}/identity`, fields);
        const given = await asked({ identityWhy: 'to ask again' });
        if (sees !== 'who told') {
          expect(given.statusCode).toBe(403);
          expect(has(given.body, [...IDENTITY, ...WORDS])).toEqual([]);
          return;
        }
        expect(has(given.body, IDENTITY)).toEqual(IDENTITY);
        const without = await asked({});
        expect(without.statusCode).toBe(400);
        expect(has(without.body, IDENTITY)).toEqual([]);
        const looks = await sql<{ why: string }>`
          select new_row ->> 'why' as why from platform.audit_entry
           where table_name = 'intelligence.identity' and row_id = ${secret} and action = 'look' and actor like ${`${role} (%`}`.execute(
          get().db.owner,
        );
        expect(looks.rows).toEqual([{ why: 'to ask again' }]);
      });

      it('can do nothing to it unless they see it', async () => {
        if (sees !== 'nothing') return;
        const acts: [string, Record<string, string>][] = [
          ['act', { act: 'withdraw', why: 'x', version: '2' }],
          ['merge', { into: open, version: '2' }],
          ['sort', { version: '2' }],
          ['correct', { version: '2' }],
          ['split', { version: '2' }],
          ['outcome', { version: '2' }],
          ['pathway', { version: '2' }],
          ['attachments', {}],
        ];
        const may = access.allows(role, 'intelligence.triage');
        for (const [what, fields] of acts) {
          const answer = await visitors.get(role)!.post(`/intelligence/${secret}/${what}`, fields);
          expect(answer.statusCode, what).toBe(may ? 404 : 403);
        }
        if (!may) return;
        const into = await visitors
          .get(role)!
          .post(`/intelligence/${open}/merge`, { into: referenceOf(secret), version: '1' });
        expect(into.statusCode).toBe(400);
      });

      it('is told of it by a notice only where they may read it, and without a word of it', async () => {
        const found = await sql<{ href: string; about: string }>`
          select href, about from platform.notice where account_id = ${accounts.get(role)!}`.execute(
          get().db.owner,
        );
        const told = found.rows.filter(({ href }) => href === `/intelligence/${secret}`);
        expect(told.map(({ about }) => about)).toEqual(sees === 'nothing' ? [] : ['Meadow Court']);
        expect(has(JSON.stringify(found.rows), [...WORDS, ...IDENTITY])).toEqual([]);
        expect(found.rows.some(({ href }) => href === `/intelligence/${open}`)).toBe(log);
      });
    });

    describe.each(roles)('in SQL, as %s', (role) => {
      const { sees } = EXPECTED[role];
      const rows = (table: string, key: string) =>
        get().db.within(scopeOf(role), async (tx) => {
          const found = await sql<{ n: number }>`
            select count(*)::int as n from ${sql.table(table)} where ${sql.ref(key)}::text = ${secret}`.execute(
            tx,
          );
          return found.rows[0]!.n;
        });
      const trail = (table: string) =>
        get().db.within(scopeOf(role), async (tx) => {
          const found = await sql<{ n: number }>`
            select count(*)::int as n from platform.audit_entry where table_name = ${table}`.execute(tx);
          return found.rows[0]!.n > 0;
        });

      it(`the tables give ${sees}`, async () => {
        const event = sees === 'nothing' ? 0 : 1;
        expect({
          event: await rows('intelligence.event', 'event_id'),
          narrative: await rows('intelligence.narrative', 'event_id'),
          outcome: await rows('intelligence.outcome', 'event_id'),
          attachment: await rows('intelligence.attachment', 'event_id'),
          published: await rows('intelligence.published_event', 'event_id'),
          identity: await rows('intelligence.identity', 'event_id'),
        }).toEqual({
          event,
          narrative: event,
          outcome: event,
          attachment: event,
          published: event,
          identity: sees === 'who told' ? 1 : 0,
        });
      });

      it('the trail of audit gives no more than the tables', async () => {
        expect({
          event: await trail('intelligence.event'),
          narrative: await trail('intelligence.narrative'),
          identity: await trail('intelligence.identity'),
          correction: await trail('intelligence.correction'),
          outcome: await trail('intelligence.outcome'),
          attachment: await trail('intelligence.attachment'),
        }).toEqual({
          event: sees === 'who told',
          narrative: sees === 'who told',
          identity: sees === 'who told',
          correction: sees === 'who told',
          outcome: sees !== 'nothing',
          attachment: sees !== 'nothing',
        });
      });

      it('what a protected mail said of its sender is read by those alone who may know who told', async () => {
        const before = await get().db.within(scopeOf(role), (tx) =>
          sql`select before from intelligence.correction where event_id = ${protectedLater}`.execute(tx),
        );
        expect(before.rows.length).toBe(sees === 'who told' ? 1 : 0);
        const now = await get().db.within(scopeOf(role), (tx) =>
          sql`select source from intelligence.event where event_id = ${protectedLater}`.execute(tx),
        );
        expect(now.rows).toEqual(sees === 'nothing' ? [] : [{ source: '' }]);
      });

      it('no table or view of the house has a word of it, but those named here', async () => {
        const found = await tablesWith(scopeOf(role), [...WORDS, ...IDENTITY]);
        const words = ['attachment', 'correction', 'event', 'narrative', 'outcome', 'published_event'].map(
          (name) => `intelligence.${name}`,
        );
        const who = ['intelligence.identity'];
        const expected =
          sees === 'nothing'
            ? []
            : sees === 'who told'
              ? [...words, ...who, 'platform.audit_entry']
              : [...words, 'platform.audit_entry'];
        expect(found).toEqual(expected.toSorted());
        const names = await tablesWith(scopeOf(role), IDENTITY);
        expect(names).toEqual(
          sees === 'who told' ? ['intelligence.correction', ...who, 'platform.audit_entry'] : [],
        );
      });
    });

    it('an API client, with every scope that there is, gets no word of it and no sign', async () => {
      const scopes = access.permissionsOf(['api-client']);
      const { token } = await makeToken(get(), scopes);
      for (const [path] of reading) {
        const asked = path === '/look-up' ? '?q=Meadow' : '';
        const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' && path.includes('figure') ? 'intelligence.events' : SERVICE))}${asked}`;
        const answer = await app.inject({
          method: 'GET',
          url,
          headers: { host: HOST, authorization: `Bearer ${token}` },
        });
        expect(answer.statusCode, url).toBeLessThan(500);
        expect(has(answer.body, [...WORDS, ...IDENTITY, secret]), url).toEqual([]);
        expect(answer.body.toLowerCase(), url).not.toContain('whistleblow');
      }
    });

    it('the look at it was noted, for each role that opened it', async () => {
      const looks = await sql<{ actor: string }>`
        select distinct split_part(actor, ' (', 1) as actor from platform.audit_entry
         where table_name = 'intelligence.event' and row_id = ${secret} and action = 'look' order by 1`.execute(
        get().db.owner,
      );
      expect(looks.rows.map(({ actor }) => actor)).toEqual(
        people.filter((role) => EXPECTED[role].sees !== 'nothing').toSorted(),
      );
    });

    /** Every table and view that requests may read, in which somebody with this scope finds one of the words. */
    async function tablesWith(scope: Scope, words: readonly string[]): Promise<string[]> {
      const { rows: tables } = await sql<{ name: string }>`
        select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v') and n.nspname not in ('pg_catalog', 'information_schema', 'cqc')
           and has_table_privilege('amberley_app', c.oid, 'select') order by 1`.execute(get().db.owner);
      expect(tables.length).toBeGreaterThan(60);
      const pattern = words.join('|');
      const parts = tables.map(
        ({ name }) =>
          sql`select ${name} as name where exists (select from ${sql.raw(name)} t where t::text ~ ${pattern})`,
      );
      const found = await get().db.within(scope, (tx) =>
        sql<{ name: string }>`${sql.join(parts, sql` union all `)}`.execute(tx),
      );
      return found.rows.map(({ name }) => name).toSorted();
    }
  },
  { now: '2026-11-16T09:00:00Z' },
);
