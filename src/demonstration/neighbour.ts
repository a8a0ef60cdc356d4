import { addMonths, type Day } from '../kernel/calendar-day.ts';
import {
  fetchAuthorities,
  saveAgreementState,
  saveNewAgreement,
  saveNewAuthority,
  saveNewOfficer,
} from '../modules/people/index.ts';
import { newId } from '../platform/clock/index.ts';
import { enterAuthority } from '../platform/db/index.ts';
import type { DemonstrationContext, Doors } from './context.ts';
import { makePeople } from './people.ts';
import { findAgreed } from './queries/find-agreed.ts';
import { findProgress } from './queries/find-progress.ts';
import { saveLocalKnowledge } from './queries/save-local-knowledge.ts';
import { savePastRag } from './queries/save-past-rag.ts';
import { SECOND_COUNCIL } from './rules/county.ts';
import { generateDemonstration } from './rules/generate.ts';
import { NEIGHBOUR_PEOPLE, type NeighbourCouncil } from './rules/neighbour.ts';
import { monthsBefore } from './rules/past-rag.ts';

const ACTOR = 'demonstration';
const SEED = 'amberley';
const PURPOSE =
  'Both councils place people in the same homes, and need to know how those stand before they do.';
const LAWFUL_BASIS = 'Public task: Care Act 2014, sections 3, 5 and 6';
/** Beside today; enough for a history of colours, and quick. */
const MONTHS_RATED = [12, 9, 6, 3];

/**
 * Makes the council next door, that shares its market with the demonstration's own, and what the two have agreed: the county
 * shows a summary, the neighbour its status only. Where it is all there nothing changes; where an earlier start was cut off,
 * what is missing is made.
 */
export async function makeNeighbour(
  context: DemonstrationContext,
  countyId: string,
  doors: Pick<Doors, 'rate'>,
): Promise<void> {
  const { db, clock } = context;
  const there = (await fetchAuthorities(db.owner)).find(({ authorityId }) => authorityId !== countyId);
  const area = [SECOND_COUNCIL.area];
  if (there !== undefined) {
    const scope = { authorityId: there.authorityId, actor: ACTOR };
    const { rated } = await db.within(scope, (tx) => findProgress(tx, there.authorityId, area));
    await makePeople(context, there, NEIGHBOUR_PEOPLE);
    if (rated) return;
  }
  const { neighbour } = generateDemonstration({ seed: context.seed ?? SEED, today: clock.today() });
  const { authorityId } = neighbour.authority;
  if (there === undefined) {
    await saveNeighbour(context, neighbour);
    await makePeople(context, { authorityId, area }, NEIGHBOUR_PEOPLE);
  }
  await agree(context, countyId, authorityId);
  const today = clock.today();
  await db.within({ authorityId, actor: ACTOR }, async (tx) => {
    for (const asAt of [...ratedOn(today), today]) await doors.rate(tx, authorityId, asAt, today);
  });
}

/** The first days of a few months of the last year, in order. */
const ratedOn = (today: Day): Day[] =>
  MONTHS_RATED.map((months) => monthsBefore(addMonths(today, 1 - months), 1)[0]!.first);

async function saveNeighbour(context: DemonstrationContext, made: NeighbourCouncil): Promise<void> {
  const { authorityId } = made.authority;
  await context.db.within({ authorityId, actor: ACTOR }, async (tx) => {
    await saveNewAuthority(tx, { ...made.authority, isDemonstration: true });
    for (const officer of made.officers) await saveNewOfficer(tx, { ...officer, authorityId });
    await saveLocalKnowledge(tx, authorityId, made, () => newId(context.clock));
    await savePastRag(tx, authorityId, made.pastRag);
  });
}

/** What the two show each other, proposed by the one and accepted by the other: as a whole or not at all. */
async function agree({ db, clock }: DemonstrationContext, county: string, neighbour: string): Promise<void> {
  if (await findAgreed(db.owner)) return;
  const today = clock.today();
  const both = [
    { giverId: county, receiverId: neighbour, level: 'summary', contact: 'Quality and contracts team, quality@harrowmere.example' },
    { giverId: neighbour, receiverId: county, level: 'status', contact: `Care commissioning, care@${SECOND_COUNCIL.domain}` },
  ] as const; // prettier-ignore
  await db.within({ authorityId: county, actor: ACTOR }, async (tx) => {
    for (const one of both) {
      const agreementId = newId(clock);
      const days = { fromDay: addMonths(today, -6), untilDay: addMonths(today, 18) };
      await enterAuthority(tx, one.giverId);
      await saveNewAgreement(
        tx,
        { ...one, ...days, agreementId, purpose: PURPOSE, lawfulBasis: LAWFUL_BASIS, replaces: null },
        clock.now(),
      );
      await enterAuthority(tx, one.receiverId);
      const accepted = { from: 'proposed', to: 'accepted', why: null, at: clock.now() } as const;
      await saveAgreementState(tx, agreementId, accepted);
    }
  });
}
