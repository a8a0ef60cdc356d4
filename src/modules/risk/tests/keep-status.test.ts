import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { addDays, day, type Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { fixedClock, newId } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { toNobody, type Announce } from '../../../platform/events/index.ts';
import { decideStatus, STATUS_DECIDED } from '../decide-status.ts';
import { rateMarket } from '../index.ts';
import { keepStatus } from '../jobs/keep-status.ts';
import { ragDistribution } from '../rag-distribution.ts';
import { fetchAssessment } from '../queries/fetch-assessment.ts';
import { findStatusToDecide } from '../queries/find-status-to-decide.ts';
import { saveDecision } from '../queries/save-decision.ts';
import { proposalText, type Choice } from '../rules/decision.ts';
import { saveLocations } from './market-fixture.ts';

const TODAY = day('2026-11-16');
const AMBER = '1-AMBER';
const GOOD = '1-GOOD';

describeOnBothDatabases('keeping what holds of each service', (get) => {
  const account = newId();
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    get().db.within({ ...get().scope, permissions: 'all' }, work);
  const rate = (asAt: Day = TODAY, locationIds?: string[]) =>
    within((tx) =>
      rateMarket(tx, {
        authorityId: get().authorityId,
        asAt,
        today: asAt > TODAY ? asAt : TODAY,
        persist: true,
        ...(locationIds === undefined ? {} : { locationIds }),
      }),
    );
  const status = async (id: string) =>
    (
      await sql<Record<string, unknown>>`
        select rag, since, proposed_rag as proposed, undecided, overridden, expires_on as until, decision_number as number
          from risk.status where location_id = ${id}`.execute(get().db.owner)
    ).rows[0];
  const history = async (id: string) =>
    (
      await sql<{ on: Day; rag: Rag | null; undecided: boolean }>`
        select as_at as "on", rag, undecided from risk.status_history where location_id = ${id} order by as_at`.execute(
        get().db.owner,
      )
    ).rows.map(({ on, rag, undecided }) => `${on} ${rag}${undecided ? ' proposed' : ''}`);
  const decide = (id: string, choice: Choice, announce: Announce = toNobody, clock = get().clock) =>
    within(async (tx) => {
      const assessment = (await fetchAssessment(tx, id))!;
      const { decisionNumber } = (await findStatusToDecide(tx, id, TODAY))!;
      const seen = { proposal: proposalText(assessment), decisionNumber };
      const deciding = { authorityId: get().authorityId, accountId: account, clock, announce };
      return decideStatus(tx, deciding, { locationId: id, seen, choice });
    });
  const accept = (rag: Rag): Choice => ({ rag, override: null, nextAction: '' });
  const override = (rag: Rag, expiresOn: Day): Choice => ({
    rag,
    override: { reason: 'Seen with own eyes', ownerAccountId: account, expiresOn },
    nextAction: 'Visit again',
  });
  const inspected = (id: string, on: string, rating: string) =>
    sql`insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, regime, source)
        values (${id}, 'Overall', 'Overall', ${on}::date, ${rating}, 'inspection', 'test')`
      .execute(get().db.owner)
      .then(() => sql`delete from cqc.standing`.execute(get().db.owner))
      .then(() =>
        sql`insert into cqc.standing select * from cqc.standing_as_at(${addDays(TODAY, 30)}::date)`.execute(
          get().db.owner,
        ),
      );

  beforeAll(async () => {
    await within(async (tx) => {
      await saveLocations(tx, TODAY, [
        { id: AMBER, name: 'Amber House', ratings: [{ on: '2026-02-03', rating: 'Requires improvement' }] },
        { id: GOOD, name: 'Good House', ratings: [{ on: '2025-11-20', rating: 'Good' }] },
      ]);
    });
  });

  it('begins with what the model proposes, undecided, from the day of the rating', async () => {
    await rate();
    expect(await status(AMBER)).toEqual({
      rag: 'Amber', since: TODAY, proposed: 'Amber', undecided: true, overridden: false, until: null, number: 0,
    }); // prettier-ignore
    expect(await history(AMBER)).toEqual(['2026-11-16 Amber proposed']);
  });

  it('fills days of the past, and knows since when a service has its colour', async () => {
    await rate(day('2025-12-31'));
    expect(await history(AMBER)).toEqual(
      ['2026-11-16 Amber proposed', '2025-12-31 Amber proposed'].toReversed(),
    );
    await rate(day('2026-01-31'));
    expect(await status(GOOD)).toMatchObject({ rag: 'Green', since: '2025-12-31' });
  });

  it('writes nothing where nothing changed', async () => {
    const written = await get().queriesOf(() => within((tx) => keepStatus(tx, get().authorityId, TODAY)));
    expect(written.filter((statement) => /insert|update|delete/.test(statement))).toEqual([]);
  });

  it('holds what was decided, and tells of it after it is kept', async () => {
    const told: unknown[] = [];
    const announce: Announce = async (tx, kind, payload) => {
      const { rows } = await sql`select undecided from risk.status where location_id = ${AMBER}`.execute(tx);
      told.push(kind.event, payload, rows);
    };
    const done = await decide(AMBER, accept('Amber'), announce);
    expect(done).toMatchObject({ state: 'decided', from: 'Amber', to: 'Amber' });
    expect(await status(AMBER)).toMatchObject({ rag: 'Amber', undecided: false, number: 1 });
    expect(await history(AMBER)).toContain('2026-11-16 Amber');
    expect(told).toMatchObject([
      STATUS_DECIDED.event,
      { locationId: AMBER, from: 'Amber', to: 'Amber', overridden: false, belowFloor: false },
      [{ undecided: false }],
    ]);
  });

  it('keeps the whole assessment with the decision', async () => {
    const { rows } = await sql<{ assessment: { score: number; contributions: unknown[] }; score: number }>`
      select assessment, proposed_score as score from risk.decision where location_id = ${AMBER}`.execute(
      get().db.owner,
    );
    expect(rows[0]!.assessment.score).toBe(rows[0]!.score);
    expect(rows[0]!.assessment.contributions.length).toBeGreaterThan(0);
  });

  it('overrides until the last day, and proposes again in the night after it', async () => {
    const last = addDays(TODAY, 5);
    await decide(AMBER, override('Green', last));
    expect(await status(AMBER)).toMatchObject({ rag: 'Green', overridden: true, until: last, number: 2 });
    await rate(last);
    expect(await status(AMBER)).toMatchObject({ rag: 'Green', undecided: false });
    await rate(addDays(last, 1));
    expect(await status(AMBER)).toMatchObject({
      rag: 'Amber', undecided: true, overridden: false, until: null, since: addDays(last, 1), number: 2,
    }); // prettier-ignore
  });

  it('counts statuses, and not proposals, as at a day', async () => {
    const on = (asAt: Day) =>
      within(async (tx) => (await ragDistribution.value(tx, { asAt })).rows.map(({ n }) => n));
    expect(await on(addDays(TODAY, 5))).toEqual([0, 0, 2]);
    expect(await on(addDays(TODAY, 6))).toEqual([0, 1, 1]);
  });

  it('takes over a worse proposal at once, and waits with a better one', async () => {
    const later = addDays(TODAY, 10);
    const clock = fixedClock(`${later}T09:00:00Z`);
    await rate(later);
    await decide(GOOD, accept('Green'), toNobody, clock);
    await inspected(GOOD, addDays(TODAY, 11), 'Requires improvement');
    await rate(addDays(TODAY, 12));
    expect(await status(GOOD)).toMatchObject({ rag: 'Amber', undecided: true, proposed: 'Amber' });
    await decide(GOOD, accept('Amber'), toNobody, fixedClock(`${addDays(TODAY, 12)}T09:00:00Z`));
    await inspected(GOOD, addDays(TODAY, 13), 'Good');
    await sql`update cqc.rating_event set rating = 'Good' where location_id = ${GOOD}`.execute(
      get().db.owner,
    );
    await rate(addDays(TODAY, 14));
    expect(await status(GOOD)).toMatchObject({ rag: 'Amber', undecided: true, proposed: 'Green' });
  });

  it('ends where a service closes', async () => {
    await sql`update cqc.location set registration_status = 'Deregistered', deregistration_date = ${addDays(TODAY, 15)}
               where location_id = ${GOOD}`.execute(get().db.owner);
    await rate(addDays(TODAY, 16));
    expect(await status(GOOD)).toBeUndefined();
    expect((await history(GOOD)).at(-1)).toBe(`${addDays(TODAY, 16)} null`);
  });

  describe('when two decide at once', () => {
    it('keeps the first, and shows it to the second', async () => {
      const clock = fixedClock(`${addDays(TODAY, 16)}T09:00:00Z`);
      const seen = await within(async (tx) => ({
        proposal: proposalText((await fetchAssessment(tx, AMBER))!),
        decisionNumber: (await findStatusToDecide(tx, AMBER, TODAY))!.decisionNumber,
      }));
      const both = await Promise.all(
        [accept('Amber'), override('Red', addDays(TODAY, 30))].map((choice) =>
          within((tx) =>
            decideStatus(
              tx,
              { authorityId: get().authorityId, accountId: account, clock, announce: toNobody },
              { locationId: AMBER, seen, choice },
            ),
          ),
        ),
      );
      expect(both.map(({ state }) => state).sort()).toEqual(['decided', 'overtaken']);
      const overtaken = both.find((one) => one.state === 'overtaken');
      expect(overtaken).toMatchObject({ now: { decisionNumber: seen.decisionNumber + 1 } });
    });

    it('refuses a proposal that is not the one that was seen', async () => {
      const clock = fixedClock(`${addDays(TODAY, 16)}T09:00:00Z`);
      const done = await within(async (tx) => {
        const { decisionNumber } = (await findStatusToDecide(tx, AMBER, TODAY))!;
        return decideStatus(
          tx,
          { authorityId: get().authorityId, accountId: account, clock, announce: toNobody },
          { locationId: AMBER, seen: { proposal: 'Green 0 x 1', decisionNumber }, choice: accept('Amber') },
        );
      });
      expect(done.state).toBe('overtaken');
    });

    it('keeps no decision on a proposal that was made in the very moment in which it is written', async () => {
      await within(async (tx) => {
        const assessment = (await fetchAssessment(tx, AMBER))!;
        const made = {
          decisionId: newId(), authorityId: get().authorityId, locationId: AMBER, number: 98, accountId: account,
          decidedOn: TODAY, decidedAt: get().clock.now(), choice: override('Green', addDays(TODAY, 30)),
        };
        const write = () => saveDecision(tx, { ...made, seen: assessment });
        await sql`savepoint before`.execute(tx);
        await sql`update risk.assessment set rag = 'Red' where location_id = ${AMBER}`.execute(tx);
        expect(await write()).toBe(false);
        await sql`rollback to savepoint before`.execute(tx);
        expect(await write()).toBe(true);
        await sql`rollback to savepoint before`.execute(tx);
      });
    }); // prettier-ignore

    it('writes no decision over by a rating that had not seen it', async () => {
      await within(async (tx) => {
        await sql`update risk.status set decision_number = 99 where location_id = ${AMBER}`.execute(tx);
        await keepStatus(tx, get().authorityId, addDays(TODAY, 17), [AMBER]);
        const { rows } = await sql<{ n: number }>`select decision_number as n from risk.status where location_id = ${AMBER}`.execute(tx);
        expect(rows[0]!.n).toBe(99);
      });
    }); // prettier-ignore
  });

  it('leaves a trail that holds', async () => {
    expect((await sql`select * from platform.audit_first_fault()`.execute(get().db.owner)).rows).toEqual([]);
  });
});
