import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import type { Rag } from '../../../kernel/rating.ts';
import { newId } from '../../../platform/clock/index.ts';
import { saveNewOfficer } from '../../people/index.ts';
import { tellOfWorse } from '../notices.ts';
import { worsenedOf, type Movement, type Worsened } from '../rules/movements.ts';

const TODAY = day('2026-11-16');
const movement = (locationId: string, from: Rag | null, to: Rag): Movement => ({
  locationId,
  name: locationId,
  from: from === null ? null : { rag: from, score: 0 },
  to: { rag: to, score: 0 },
  why: '',
  whyOpen: '',
  newFloors: [],
});

it('worse is Green to Amber or Red, and Amber to Red; a new location and a better colour are not', () => {
  const movements = [
    movement('a', 'Green', 'Red'),
    movement('b', 'Amber', 'Red'),
    movement('c', 'Red', 'Amber'),
    movement('d', 'Green', 'Green'),
    movement('e', null, 'Red'),
  ];
  expect(worsenedOf(movements)).toEqual([
    { locationId: 'a', name: 'a', from: 'Green', to: 'Red' },
    { locationId: 'b', name: 'b', from: 'Amber', to: 'Red' },
  ]);
});

it('what got worse has not got better, whatever the colours', () => {
  const rags = fc.constantFrom<Rag>('Red', 'Amber', 'Green');
  fc.assert(
    fc.property(rags, rags, (from, to) => {
      const there = worsenedOf([movement('a', from, to)]);
      const back = worsenedOf([movement('a', to, from)]);
      expect(there.length + back.length).toBe(from === to ? 0 : 1);
    }),
  );
});

describeOnBothDatabases('officers', (get) => {
  async function officer(name: string): Promise<string> {
    const { db, scope, authorityId } = get();
    const officerId = newId();
    await db.within(scope, (tx) => saveNewOfficer(tx, { officerId, authorityId, name, email: null }));
    await signIn(get(), ['contracts-officer'], { officerId, name });
    return officerId;
  }
  const inboxes = async () =>
    (
      await sql<{ name: string; about: string; count: number }>`
        select a.name, n.about, n.count from platform.notice n join people.account a using (account_id) order by 1, 2`.execute(
        get().db.owner,
      )
    ).rows;

  it('are told of the services of their caseload, and so is whoever covers for them; others are not', async () => {
    const { db, scope, clock, authorityId } = get();
    const [ann, bob] = [await officer('Ann'), await officer('Bob')];
    await officer('Cleo');
    await db.within(scope, async (tx) => {
      await sql`
        insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id)
        values (${newId()}, ${authorityId}, '1-1', '2026-01-01', 'tester', ${ann})`.execute(tx);
      await sql`
        insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
        values (${newId()}, ${authorityId}, ${ann}, ${bob}, '2026-11-10', '2026-11-20')`.execute(tx);
      const worse: Worsened[] = [
        { locationId: '1-1', name: 'Meadow Court', from: 'Green', to: 'Red' },
        { locationId: '1-2', name: 'Nobody’s', from: 'Green', to: 'Red' },
      ];
      await tellOfWorse(tx, clock, authorityId, TODAY, worse);
    });
    const about = 'Meadow Court went from Green to Red';
    expect(await inboxes()).toEqual([
      { name: 'Ann', about, count: 1 },
      { name: 'Bob', about, count: 1 },
    ]);
  });
});
