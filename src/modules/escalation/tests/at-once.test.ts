import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { applicationOn, webServer } from '../../../app.ts';
import { acknowledgeEscalation } from '../answer.ts';
import { findClock } from '../queries/find-clock.ts';
import { heard, person, record, rolesThatMay, service } from './fixture.ts';

/** Longer than it takes a request to come to the row that is held, and shorter than PostgreSQL waits before it looks for a circle. */
const A_MOMENT_MS = 600;

describeOnBothDatabases('answering while somebody records more of the same service', (get) => {
  let app: FastifyInstance;
  let accountId: string;
  let olive: Visitor;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    await service(get(), '1-MEADOW', 'Meadow Court');
    ({ accountId } = await person(get(), 'Quinn', ['quality-manager']));
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    olive = new Visitor(app, (await person(get(), 'Olive', ['quality-officer'])).headers);
  });
  afterAll(() => app.close());

  it('stops neither of the two, although each waits for the other', async () => {
    const { db, scope, authorityId, clock } = get();
    await record(get(), heard());
    const { rows } = await sql<{ id: string }>`select escalation_id as id from escalation.escalation`.execute(
      db.owner,
    );
    const id = rows[0]!.id;
    await olive.get('/intelligence/new');
    let held!: () => void;
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    const answering = db.within({ ...scope, permissions: 'all' }, async (tx) => {
      await findClock(tx, id);
      held();
      // The embedded database has one connection: the request waits for all of this.
      await new Promise((resolve) => setTimeout(resolve, A_MOMENT_MS));
      return acknowledgeEscalation(tx, { authorityId, accountId, clock, rolesThatMay }, id);
    });
    await isHeld;
    const recorded = await olive.post('/intelligence/new', {
      service: '1-MEADOW', kind: 'whistleblowing', severity: '5', title: 'Again', confidentiality: 'whistleblower',
      'receivedOn-day': '16', 'receivedOn-month': '11', 'receivedOn-year': '2026',
    }); // prettier-ignore
    expect(await answering).toEqual({ state: 'done' });
    expect(recorded.statusCode).toBe(303);
    const after = await sql<{ state: string; causes: number }>`
      select state, causes from escalation.escalation where escalation_id = ${id}`.execute(db.owner);
    expect(after.rows).toEqual([{ state: 'acknowledged', causes: 2 }]);
  });
});
