import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { passwordHolds, ROLES, saveNewAccount, saveNewOfficer } from '../../modules/people/index.ts';
import { newId } from '../../platform/clock/index.ts';
import { makePeople } from '../people.ts';
import { demonstrationPassword, PEOPLE } from '../rules/people.ts';

describe("the demonstration's people", () => {
  it('are one for every role that a person can hold, at addresses that can never be registered', () => {
    expect(PEOPLE.map(({ role }) => role)).toEqual(
      ROLES.map(({ role }) => role).filter((role) => role !== 'api-client'),
    );
    expect(new Set(PEOPLE.map(({ email }) => email)).size).toBe(PEOPLE.length);
    for (const { email } of PEOPLE) expect(email).toMatch(/^[a-z.-]+@harrowmere\.example$/);
  });

  it('have a password of five words that can be read out', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const password = demonstrationPassword((below) => Number(numbers.next().value) % below);
        expect(password).toMatch(/^[a-z]+(-[a-z]+){4}$/);
      }),
    );
  });
});

describeOnBothDatabases('making the people of the demonstration', (get) => {
  let first = '';
  const make = () => makePeople(get(), { authorityId: get().authorityId, area: ['Oldham'] });
  const file = () => join(get().dataDir, 'demonstration-password.txt');
  const hashes = async () =>
    (
      await sql<{ secret: string }>`select distinct secret from people.credential`.execute(get().db.owner)
    ).rows.map(({ secret }) => secret);
  const entries = async () =>
    (await sql<{ n: number }>`select count(*) as n from platform.audit_entry`.execute(get().db.owner))
      .rows[0]!.n;

  beforeAll(async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await saveNewOfficer(tx, { officerId: newId(), authorityId, name: 'Priya Hallowby', email: null });
      // Somebody is there already, without a password, as a start that was cut off leaves them.
      const { name, email, role } = PEOPLE.at(-4)!;
      await saveNewAccount(tx, {
        accountId: newId(),
        authorityId,
        name,
        email,
        state: 'active',
        roles: [role],
      });
    });
    await sql`
      insert into cqc.location (location_id, provider_id, name, sector, local_authority, registration_status)
      select 'location ' || n, case when n = 1 then 'small' else 'large' end, 'Any', 'Social Care Org', 'Oldham', 'Registered'
        from generate_series(1, 3) as n`.execute(db.owner);
    first = await make();
  });

  it('keeps the password where only the owner of the data folder may read it, and one hash of it', async () => {
    expect(readFileSync(file(), 'utf8').trim()).toBe(first);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const kept = await hashes();
    expect(kept.length).toBe(1);
    expect(await passwordHolds(first, kept[0]!)).toBe(true);
  });

  it('makes all of them, each with their role', async () => {
    const { rows } = await sql<{ email: string; role: string }>`
      select email, role from people.account join people.account_role using (account_id)`.execute(
      get().db.owner,
    );
    const expected = PEOPLE.map(({ email, role }) => ({ email, role }));
    expect(rows.length).toBe(expected.length);
    expect(rows).toEqual(expect.arrayContaining(expected));
  });

  it('links an officer to the caseload of theirs', async () => {
    const { rows } = await sql<{ name: string }>`
      select a.name from people.account a join people.officer o using (officer_id) where o.name = a.name`.execute(
      get().db.owner,
    );
    expect(rows).toEqual([{ name: 'Priya Hallowby' }]);
  });

  it('lets the provider user speak for the provider of most services', async () => {
    const { rows } =
      await sql`select name, provider_id from people.account where provider_id is not null`.execute(
        get().db.owner,
      );
    expect(rows).toEqual([{ name: 'Rowan Thesslegarth', provider_id: 'large' }]);
  });

  it('changes nothing a second time', async () => {
    const before = await entries();
    expect(await make()).toBe(first);
    expect(await entries()).toBe(before);
  });

  it('sets a new password for all of them where the file is gone', async () => {
    const before = await hashes();
    rmSync(file());
    const second = await make();
    expect(second).not.toBe(first);
    const kept = await hashes();
    expect(kept.length).toBe(1);
    expect(kept).not.toEqual(before);
    expect(await passwordHolds(second, kept[0]!)).toBe(true);
  });

  it('sets the password of the file for all of them where it was changed by hand', async () => {
    writeFileSync(file(), 'another-password-of-our-own\n');
    expect(await make()).toBe('another-password-of-our-own');
    expect(await passwordHolds('another-password-of-our-own', (await hashes())[0]!)).toBe(true);
  });

  it('leaves a password that somebody chose', async () => {
    const { db, scope } = get();
    await db.within(scope, (tx) =>
      sql`
        update people.credential set secret = 'their own'
         where account_id = (select account_id from people.account where name = 'Theo Tolleywick')`.execute(
        tx,
      ),
    );
    await make();
    expect(await hashes()).toContain('their own');
  });
});
