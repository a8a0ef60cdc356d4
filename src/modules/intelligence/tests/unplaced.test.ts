import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { accessTable } from '../../../access.ts';
import { announcer } from '../../../platform/events/index.ts';
import { anEvent, aWhistleblowing } from '../factories.ts';
import { recordEvent, room, type NewEvent } from '../index.ts';

const access = accessTable();

describeOnBothDatabases('something serious of which nobody knows the service', (get) => {
  beforeAll(async () => {
    for (const [name, role] of [['Quinn', 'quality-manager'], ['Ola', 'contracts-officer'], ['Lou', 'locality-worker']] as const)
      await signIn(get(), [role], { name, email: `${name}@council.example` });
  }); // prettier-ignore

  const told = async (event: NewEvent): Promise<string[]> => {
    const { db, scope, authorityId, clock } = get();
    await sql`delete from platform.notice`.execute(db.owner);
    const permissions = access.permissionsOf(['locality-worker']);
    await db.within({ ...scope, permissions }, (tx) => {
      const announce = announcer(room.listens!, clock, (permission) => access.rolesThatMay(permission));
      return recordEvent(tx, { authorityId, clock, announce }, event);
    });
    const { rows } = await sql<{ name: string }>`
      select a.name from platform.notice n join people.account a using (account_id)
       where n.kind = 'intelligence.unplaced' order by 1`.execute(db.owner);
    return rows.map(({ name }) => name);
  };

  it('is told to everybody who sorts what comes in and may read it, whoever recorded it', async () => {
    expect(await told(anEvent({ locationId: null, severity: 5 }))).toEqual(['Ola', 'Quinn']);
    expect(await told(aWhistleblowing({ locationId: null, severity: 4 }))).toEqual(['Quinn']);
  });

  it('is told to nobody where it is not serious, has its service, or comes from a file of history', async () => {
    expect(await told(anEvent({ locationId: null, severity: 3 }))).toEqual([]);
    expect(await told(anEvent({ locationId: '1-100', severity: 5 }))).toEqual([]);
    expect(await told(anEvent({ locationId: null, severity: 5, channel: 'csv' }))).toEqual([]);
  });
});
