import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { houseListeners } from '../../src/house.ts';
import { addDays, day } from '../../src/kernel/calendar-day.ts';
import { recordEvent } from '../../src/modules/intelligence/index.ts';
import { announcer } from '../../src/platform/events/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const TODAY = day('2026-11-16');
const HOME = '1-100';

interface Recorded {
  statements: string[];
  proposed: { rag: string; score: number };
}

describeOnBothDatabases('the statements of one entry of the log, with every room that listens', (get) => {
  beforeAll(async () => {
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status,
        registration_date, manager_registered, dormant)
      values (${HOME}, 'Meadow Court', 'Social Care Org', 'Oldham', 'Residential home', 'Registered', '2015-01-05', true, false)`.execute(
      get().db.owner,
    );
    await sql`
      insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, regime, source)
      select ${HOME}, 'Overall', question, '2025-03-03', 'Good', 'inspection', 'test'
        from unnest(array['Overall', 'Safe', 'Well-led']) question`.execute(get().db.owner);
    await sql`insert into cqc.standing select * from cqc.standing_as_at(${TODAY}::date)`.execute(
      get().db.owner,
    );
    // The first entry reads the models and rates the home for the first time; one complaint counts for nothing yet.
    await record('complaint', 1);
  });

  async function record(kind: string, severity: 1 | 2 | 5): Promise<Recorded> {
    const { db, scope, authorityId, clock, queriesOf } = get();
    const announce = announcer(houseListeners(), clock, () => []);
    const heard = await queriesOf(() =>
      db.within(scope, (tx) =>
        recordEvent(
          tx,
          { authorityId, clock, announce },
          {
            locationId: HOME,
            kind,
            source: 'family',
            channel: 'form',
            occurredOn: addDays(TODAY, -1),
            receivedOn: TODAY,
            severity,
            confidentiality: 'open',
            themes: [],
            peopleAffected: 1,
            reference: '',
            title: 'Told by telephone',
            account: 'Told by telephone.',
            identity: null,
            state: 'open',
          },
        ),
      ),
    );
    const { rows } = await sql<Recorded['proposed']>`
      select rag, score::float8 as score from risk.assessment where location_id = ${HOME}`.execute(db.owner);
    return { statements: heard, proposed: rows[0]! };
  }

  it('are six where it says nothing new of the service', async () => {
    const { statements, proposed } = await record('compliment', 1);
    expect(proposed).toEqual({ rag: 'Green', score: 0 });
    expect(statements).toHaveLength(6);
  });

  it('are ten where the score moves and the colour stays', async () => {
    const { statements, proposed } = await record('complaint', 2);
    expect(proposed.rag).toBe('Green');
    expect(proposed.score).toBeGreaterThan(0);
    expect(statements).toHaveLength(10);
  });

  it('look at what has escalated, whom to tell and which protocol holds only where something must be done', async () => {
    const quiet = await record('compliment', 1);
    for (const table of NEEDED_TO_ACT) expect(ask(quiet, table), table).toBe(false);
    const serious = await record('safeguarding', 5);
    expect(serious.proposed.rag).not.toBe('Green');
    for (const table of NEEDED_TO_ACT) expect(ask(serious, table), table).toBe(true);
  });
});

const NEEDED_TO_ACT = ['escalation.cause_mark', 'people.published_account', 'interventions.protocol'];

const ask = ({ statements }: Recorded, table: string): boolean =>
  statements.some((statement) => statement.includes(table));
