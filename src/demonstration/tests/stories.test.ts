import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { signIn, type Headers } from '../../../tests/support/readers.ts';
import { applicationOn, webServer } from '../../app.ts';
import { addDays, addMonths, type Day } from '../../kernel/calendar-day.ts';
import { generateDemonstration } from '../rules/generate.ts';

describeOnBothDatabases(
  'the stories of the demonstration council',
  (get) => {
    let app: FastifyInstance;
    let failing: { locationId: string; name: string };
    /** The day on which CQC published that it is Inadequate. */
    let report: Day;
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>) =>
      (await query.execute(get().db.owner)).rows;
    /** As somebody of the council who holds these permissions. */
    const as = <Row>(permissions: 'all' | string[], query: ReturnType<typeof sql<Row>>) =>
      get().db.within({ ...get().scope, permissions }, async (tx) => (await query.execute(tx)).rows);

    beforeAll(async () => {
      const { db, clock, dataDir } = get();
      const { stories } = generateDemonstration({ seed: 'amberley', today: clock.today() });
      failing = stories.find(({ story }) => story === 'failing')!;
      const found = await rows(sql<{ on: Day; rating: string }>`
        select rated_on as on, rating from cqc.standing where location_id = ${failing.locationId}`);
      expect(found[0]!.rating).toBe('Inadequate');
      report = found[0]!.on;
      const config = { port: 0, host: '127.0.0.1', dataDir };
      ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    });

    describe('the home that fails', () => {
      const proposedOn = async (day: Day) =>
        (
          await as<{ rag: string; score: number }>(
            'all',
            sql`select rag, score from risk.assessment_as_at(${day}::date) where location_id = ${failing.locationId}`,
          )
        )[0]!.rag;

      it('was proposed Red three months before its report and in every month until it, and not a year before', async () => {
        for (const months of [3, 2, 1]) expect(await proposedOn(addMonths(report, -months))).toBe('Red');
        expect(await proposedOn(addDays(report, -1))).toBe('Red');
        expect(await proposedOn(addMonths(report, -12))).not.toBe('Red');
      });

      it('was held at Amber by an officer who believed in its plan, each time until a day, while the model said Red', async () => {
        const overrides = await rows(sql<{
          on: Day;
          rag: string;
          until: Day;
          reason: string;
          owned: boolean;
        }>`
          select decided_on as on, rag, expires_on as until, reason, owner_account_id is not null as owned from risk.decision
           where location_id = ${failing.locationId} and proposed_rag = 'Red' and rag <> 'Red' order by decided_on`);
        expect(overrides.length).toBe(3);
        for (const { on, rag, until, reason, owned } of overrides) {
          expect([rag, owned, until > on, until < report]).toEqual(['Amber', true, true, true]);
          expect(reason).toContain('a plan with dates');
        }
        const after = await rows(sql<{ rag: string }>`
          select distinct rag from risk.decision
           where location_id = ${failing.locationId} and decided_on > ${overrides.at(-1)!.until}::date`);
        expect(after).toEqual([{ rag: 'Red' }]);
      });

      it('shows what the council heard, how it was escalated, what was done and that placements stopped, in the order of their days', async () => {
        const first = async (query: ReturnType<typeof sql<{ on: Day }>>) => (await rows(query))[0]!.on;
        const at = sql`location_id = ${failing.locationId}`;
        const event = (kind: string, nth = 0) =>
          first(
            sql`select received_on as on from intelligence.event where ${at} and kind = ${kind} order by 1 offset ${nth}`,
          );
        const days = [
          await event('complaint'),
          await event('finance'),
          await event('whistleblowing'),
          await first(sql`select raised_at::date as on from escalation.escalation where ${at} and trigger = 'whistleblowing'`),
          await first(sql`select started_on as on from interventions.intervention where ${at} and kind = 'visit-unannounced'`),
          await event('visit-concern'),
          await first(sql`select from_day as on from placement.decision where ${at} and state = 'restricted'`),
          await first(sql`select started_on as on from interventions.intervention where ${at} and kind = 'improvement-panel'`),
          await first(sql`select from_day as on from placement.decision where ${at} and state = 'embargo' order by 1`),
          report,
        ]; // prettier-ignore
        expect(days).toEqual(days.toSorted());
        expect(new Set(days).size).toBeGreaterThanOrEqual(9);
      });

      it('has every escalation of it acknowledged on its day and decided on the next', async () => {
        const escalations = await rows(sql<{
          state: string;
          same: boolean;
          next: boolean;
          decisions: number;
        }>`
          select state, acknowledged_at::date = raised_at::date as same, decided_at::date - raised_at::date = 1 as next,
                 (select count(*)::int from escalation.decision d where d.escalation_id = e.escalation_id) as decisions
            from escalation.escalation e where location_id = ${failing.locationId}`);
        expect(escalations.length).toBeGreaterThanOrEqual(8);
        for (const one of escalations)
          expect(one).toEqual({ state: 'decided', same: true, next: true, decisions: 1 });
      });

      it('sent its returns late, then three not at all, while agency staff took over; its new manager sends them in time', async () => {
        const returns = await rows(sql<{ month: Day; late: boolean; missed: boolean; agency: number }>`
          select r.month, r.sent_on > r.due_on as late, r.sent_on > r.due_on + 60 as missed, m.value::float8 as agency
            from capacity.monthly_return r left join capacity.measure m on m.return_id = r.return_id and m.measure = 'agency_share'
           where r.location_id = ${failing.locationId} order by r.month`);
        const before = returns.filter(({ month }) => month < report);
        expect(before.every(({ late }) => late)).toBe(true);
        expect(before.filter(({ missed }) => missed).length).toBe(3);
        expect(before.at(-1)!.agency).toBeGreaterThan(25);
        expect(before.at(-1)!.agency).toBeGreaterThan(2 * before[0]!.agency);
        expect(returns.slice(-3).every(({ late }) => !late)).toBe(true);
      });
    });

    describe('three years of reviews', () => {
      let manager: Headers;
      beforeAll(async () => {
        manager = await signIn(get(), ['quality-manager']);
      });

      it('are closed but for the month under way, of which most is decided and some is not', async () => {
        const cycles = await rows(sql<{
          month: Day;
          state: string;
          decided: number;
          services: number;
          closing: number;
        }>`
          select c.month, c.state, count(i.decision_id)::int as decided, count(*)::int as services,
                 (select count(*)::int from reviews.closing k where k.cycle_id = c.cycle_id) as closing
            from reviews.cycle c join reviews.item i using (cycle_id) group by c.cycle_id order by c.month`);
        expect(cycles.map(({ state }) => state)).toEqual([...Array<string>(36).fill('closed'), 'open']);
        for (const { decided, services, closing } of cycles.slice(0, -1))
          expect([decided, closing]).toEqual([services, services]);
        const { decided, services } = cycles.at(-1)!;
        expect(decided).toBeGreaterThan(services / 2);
        expect(decided).toBeLessThan(services);
      });

      it.each([36, 18, 1])('can be reprinted as they were: the one of %i months ago', async (ago) => {
        const month = addMonths(`${get().clock.today().slice(0, 7)}-01` as Day, -ago).slice(0, 7);
        const answer = await app.inject({ method: 'GET', url: `/reviews/${month}/record`, headers: manager });
        expect(answer.statusCode).toBe(200);
        expect(answer.body).toContain(failing.name);
      });

      it('have overrides with an owner, most of them by officers', async () => {
        const found = await rows(sql<{ n: number; owned: number; owners: number }>`
          select count(*)::int as n, count(owner_account_id)::int as owned, count(distinct owner_account_id)::int as owners
            from risk.decision where rag <> proposed_rag`);
        expect(found[0]!.owned).toBe(found[0]!.n);
        expect(found[0]!.owners).toBeGreaterThanOrEqual(8);
      });
    });

    it('tells who a whistleblower is to holders of the permission alone', async () => {
      const identities = (permissions: string[]) =>
        as<{ name: string }>(permissions, sql`select name from intelligence.identity order by 1`);
      const reads = ['intelligence.read', 'intelligence.restricted', 'intelligence.whistleblowing'];
      expect(await identities([])).toEqual([]);
      expect(await identities(reads)).toEqual([]);
      const known = (await identities([...reads, 'intelligence.identity'])).map(({ name }) => name);
      expect(known).toContain('Orla Fennimoor');
      expect(known.length).toBe(3);
    });

    it('has nothing in the future but what is planned', async () => {
      const now = get().clock.now();
      const ahead = (table: string, column: string) =>
        rows(sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} > ${now}`);
      for (const [table, column] of [
        ['intelligence.event', 'recorded_at'],
        ['escalation.escalation', 'raised_at'],
        ['reviews.cycle', 'opened_at'],
        ['placement.decision', 'decided_at'],
        ['interventions.entry', 'recorded_at'],
        ['interventions.draw', 'drawn_at'],
        ['capacity.act', 'done_at'],
      ] as const)
        expect(await ahead(table, column), `${table}.${column}`).toEqual([]);
    });
  },
  { demonstration: true },
);
