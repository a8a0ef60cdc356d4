import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable } from '../../src/access.ts';
import { applicationOn, webServer } from '../../src/app.ts';
import { day } from '../../src/kernel/calendar-day.ts';
import { saveRegistrations } from '../../src/modules/insight/tests/register-fixture.ts';
import { anEvent } from '../../src/modules/intelligence/factories.ts';
import { recordEvent } from '../../src/modules/intelligence/index.ts';
import { aLocalFact } from '../../src/modules/market/factories.ts';
import { saveLocalFacts } from '../../src/modules/market/queries/save-local-facts.ts';
import { ROLES, saveNewOfficer } from '../../src/modules/people/index.ts';
import { rateMarket } from '../../src/modules/risk/index.ts';
import { PUBLIC } from '../../src/platform/access/index.ts';
import { newId } from '../../src/platform/clock/index.ts';
import type { Route } from '../../src/platform/web/index.ts';
import { makeToken } from '../api/support.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { HOST, signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const TODAY = day('2026-11-16');
const SERVICE = '1-100';
/** What only reasons made of the log can say. The model's own page says what it counts, which is no secret. */
const SECRETS = [
  'wo safeguarding enquiries in 90 days',
  'critical concern was heard on',
  'heard a critical concern on',
  'concern of severity 5 in the last',
  'concerns in a year',
];
const OPEN_WHY = 'Amber because of information that the council holds.';

const access = accessTable();
const people = ROLES.map(({ role }) => role).filter((role) => role !== 'api-client');
const leaks = (text: string) => SECRETS.filter((words) => text.includes(words));

describeOnBothDatabases('reasons that rest on what the council heard', (get) => {
  let app: FastifyInstance;
  let routes: readonly Route[];
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId, scope } = get();
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    ({ app, routes } = await webServer(application, { log: false }));
    const ofService = newId();
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      await saveRegistrations(tx, TODAY, [
        { id: SERVICE, name: 'Meadow Court', judgements: [{ on: '2026-01-05', rating: 'Good' }] },
      ]);
      await saveNewOfficer(tx, { officerId: ofService, authorityId, name: 'The Officer', email: null });
      await saveLocalFacts(tx, [aLocalFact({ authorityId, locationId: SERVICE, officerId: ofService })]);
      // A Green of last month, so that the change is news to everybody.
      await rateMarket(tx, { authorityId, asAt: day('2026-10-16'), today: TODAY, persist: true });
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    for (const role of people) {
      const officerId = newId();
      await db.within({ ...scope, permissions: 'all' }, async (tx) => {
        await saveNewOfficer(tx, { officerId, authorityId, name: `Officer ${role}`, email: null });
        await sql`insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
          values (${newId()}, ${authorityId}, ${ofService}, ${officerId}, '2026-11-01', '2026-12-31')`.execute(
          tx,
        );
      });
      const email = `${role}@council.example`;
      visitors.set(role, new Visitor(app, await signIn(get(), [role], { officerId, name: role, email })));
    }
    const recording = { authorityId, clock, announce: application.announce };
    const event = { locationId: SERVICE, kind: 'safeguarding', receivedOn: TODAY, occurredOn: null } as const;
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      await recordEvent(tx, recording, anEvent({ ...event, severity: 3, title: 'First' }));
      await recordEvent(tx, recording, anEvent({ ...event, severity: 5, title: 'Second' }));
    });
  }, 120_000);
  afterAll(() => app?.close());

  it('make the colour at once', async () => {
    const { rows } = await sql<{ rag: string; why: string; whyOpen: string; score: number; open: number }>`
      select rag, why, why_open as "whyOpen", score::float8 as score, score_open::float8 as open from risk.assessment`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([
      {
        rag: 'Amber',
        why: 'Amber because the council heard a critical concern on 16 November 2026 and the council heard a concern of severity 5 in the last 30 days.',
        whyOpen: OPEN_WHY,
        score: 51,
        open: 6,
      },
    ]);
  });

  const sample = (url: string) =>
    url.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(
        (
          {
            locationId: SERVICE,
            format: 'csv',
            id: 'risk.rag-distribution',
            table: 'risk.assessment',
          } as Record<string, string>
        )[name] ?? newId(),
      ),
    );
  const more = [
    '/services?q=Meadow',
    '/my-work?since=2026-10-01',
    '/my-work?whose=council&show=changed&since=2026-10-01',
    '/notices',
    '/risk/model',
  ];

  it.each(people)(
    'are seen by %s on no page without risk.reasons, and on some with it',
    async (role) => {
      const may = access.allows(role, 'risk.reasons');
      const urls = routes
        .filter(
          ({ method, permission }) =>
            method === 'GET' && (permission === PUBLIC || access.allows(role, permission)),
        )
        .map(({ url }) => sample(url))
        .filter((url) => !url.startsWith('/sign-') && !url.includes('/set-up'));
      let seen = 0;
      for (const url of [...urls, ...more]) {
        const { statusCode, body } = await visitors.get(role)!.get(url);
        expect(statusCode, `${role} ${url}`).toBeLessThan(500);
        if (!may) expect(leaks(body), `${role} ${url}`).toEqual([]);
        seen += leaks(body).length;
      }
      expect(seen > 0).toBe(may);
      if (!access.allows(role, 'insight.read') || may) return;
      const page = await visitors.get(role)!.get(`/services/${SERVICE}`);
      expect(page.body).toContain(OPEN_WHY);
    },
    180_000,
  );

  it.each([
    [['insight.read', 'risk.read'], false],
    [['insight.read', 'risk.read', 'risk.reasons'], true],
  ])('are given by the API to a token of %j: %s', async (scopes, given) => {
    const { token } = await makeToken(get(), scopes);
    let seen = 0;
    for (const url of [
      '/services?limit=10',
      `/services/${SERVICE}`,
      `/services/${SERVICE}/risk`,
      `/services/${SERVICE}/risk?as-at=2026-11-16`,
      `/services/${SERVICE}/risk?as-at=2026-10-20`,
    ]) {
      const answer = await app.inject({
        url: `/api/v1${url}`,
        headers: { host: HOST, authorization: `Bearer ${token}` },
      });
      expect(answer.statusCode, `${url} ${answer.body.slice(0, 200)}`).toBe(200);
      if (!given) expect(leaks(answer.body), url).toEqual([]);
      seen += leaks(answer.body).length;
    }
    expect(seen > 0).toBe(given);
  });

  describe('are not shown to another council', () => {
    it('at whatever level the services are shared', async () => {
      const { db, authorityId } = get();
      const other = await makeAuthority(db, ['Bury'], 'Othershire Council');
      await db.owner.transaction().execute(async (tx) => {
        await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
        await sql`insert into people.sharing_agreement (agreement_id, authority_id, with_authority_id, level, purpose, lawful_basis, contact,
          from_day, until_day, state, proposed_at, proposed_by, accepted_at, accepted_by)
        values (${newId()}, ${authorityId}, ${other}, 'full', 'Care', 'Duty', 'The team', '2020-01-01', '2099-01-01', 'accepted', now(),
          'tester', now(), 'tester')`.execute(tx);
      });
      const rows = await db.within(
        { authorityId: other, actor: 'tester', permissions: 'all' },
        async (tx) =>
          (await sql`select * from risk.shared_summary where location_id = ${SERVICE}`.execute(tx)).rows,
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ why: OPEN_WHY, floors: [] });
      expect(leaks(JSON.stringify(rows))).toEqual([]);
    });
  });
});
