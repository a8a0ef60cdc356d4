import { addMonths, type Day } from '../kernel/calendar-day.ts';
import { saveQuota } from '../modules/interventions/index.ts';
import { saveNewTeam } from '../modules/people/index.ts';
import { fixedClock, newId } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/types.ts';
import { findPeople } from './queries/find-people.ts';
import { hasTeams } from './queries/find-teams.ts';
import { COLLEAGUES, PEOPLE, TEAMS } from './rules/people.ts';

/** The council began to check at random so many months ago. */
export const MONTHS_OF_CHECKS = 3;
/** Of each team a month: two Green services and one Amber, none of them twice in a year. */
const QUOTA = { Green: { number: 2 }, Amber: { number: 1 }, restMonths: 12 };
const REASON = 'Services that nothing is known against are looked at too.';

/** The teams of the officers, and how many services each checks at random: as a whole or not at all. */
export async function makeTeams(
  db: Database,
  { authorityId, area, today }: { authorityId: string; area: readonly string[]; today: Day },
): Promise<void> {
  const { accounts } = await findPeople(db.owner, authorityId, area);
  const everybody = [...PEOPLE, ...COLLEAGUES];
  const idOf = (is: (person: (typeof everybody)[number]) => boolean) =>
    everybody.filter(is).map(({ email }) => accounts.get(email)!.accountId);
  const validFrom = `${addMonths(today, -MONTHS_OF_CHECKS).slice(0, 7)}-01` as Day;
  const clock = fixedClock(`${validFrom}T09:00:00Z`);
  await db.within({ authorityId, actor: 'demonstration', permissions: 'all' }, async (tx) => {
    if (await hasTeams(tx)) return;
    for (const { name, lead, officers } of TEAMS) {
      const [leadAccountId] = idOf(({ role }) => role === lead);
      const teamId = newId(clock);
      const memberIds = idOf(({ officer }) => officers.some((one) => one === officer));
      await saveNewTeam(tx, { teamId, authorityId, name, memberIds, leadAccountId: leadAccountId ?? null }); // prettier-ignore
      await saveQuota(tx, clock, { authorityId, teamId, validFrom, quota: QUOTA, reason: REASON });
    }
  });
}
