import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day } from '../kernel/calendar-day.ts';
import { fetchAuthorities, saveNewAuthority, saveNewOfficer } from '../modules/people/index.ts';
import { newId } from '../platform/clock/index.ts';
import type { Scope } from '../platform/db/types.ts';
import { actInMonth, carryOut } from './checks.ts';
import type { DemonstrationContext, Doors } from './context.ts';
import { saveHeard } from './heard.ts';
import { liveMonth, setContact } from './live.ts';
import { holdMeetings } from './meetings.ts';
import { makePeople } from './people.ts';
import { findPeople } from './queries/find-people.ts';
import { findProgress } from './queries/find-progress.ts';
import { saveLocalKnowledge } from './queries/save-local-knowledge.ts';
import { settleNotices } from './queries/save-notices-read.ts';
import { noteComplete } from './queries/save-complete.ts';
import { PAST_RAG_BATCH, savePastRag } from './queries/save-past-rag.ts';
import { generateDemonstration, type Demonstration } from './rules/generate.ts';
import { monthsBefore } from './rules/past-rag.ts';
import { COLLEAGUES, PEOPLE } from './rules/people.ts';
import { saveYearOfReturns } from './returns.ts';
import { reviewMonth } from './reviews.ts';
import { makeTeams } from './teams.ts';

export interface LoadedDemonstration {
  authorityId: string;
  /** The council's name. */
  name: string;
  /** Registered locations in its area. */
  locations: number;
  /** False where the demonstration was there already and nothing was changed. */
  made: boolean;
  /** What all its people sign in with. */
  password: string;
}

const SEED = 'amberley';
const ACTOR = 'demonstration';
const MONTHS_RATED = 36;
const EVERYBODY = [...PEOPLE, ...COLLEAGUES];

/**
 * Makes the demonstration council in an empty database: the CQC records through the cqc room's own importer, the
 * council with what it knows, its past colours, its people, and the ratings of three years. Where it is all there nothing changes;
 * where an earlier start was cut off, what is missing is made.
 *
 * @throws Error where the database holds a real council: a demonstration is never mixed with real data
 */
export async function makeDemonstration(
  context: DemonstrationContext,
  doors: Doors,
): Promise<LoadedDemonstration> {
  const { db } = context;
  const councils = await fetchAuthorities(db.owner);
  const real = councils.find(({ isDemonstration }) => !isDemonstration);
  if (real) {
    throw new Error(
      `the database holds the council "${real.name}": a demonstration is only made in an empty database`,
    );
  }
  // The oldest: its neighbours are made after it.
  const there = councils[0];
  const progress = (id: string, area: string[]) =>
    db.within({ authorityId: id, actor: ACTOR }, (tx) => findProgress(tx, id, area));
  if (there) {
    const { complete, registered } = await progress(there.authorityId, there.area);
    if (complete) {
      const password = await makePeople(context, there, EVERYBODY);
      return {
        authorityId: there.authorityId,
        name: there.name,
        locations: registered,
        made: false,
        password,
      };
    }
  }
  const demonstration = generateDemonstration({ seed: context.seed ?? SEED, today: context.clock.today() });
  const { authorityId, name, area } = demonstration.authority;
  if (!there) {
    await importRecords(context, doors, demonstration);
    await saveCouncil(context, demonstration);
  }
  await savePastColours(context, demonstration);
  if (!(await progress(authorityId, area)).heard)
    await saveHeard(db, authorityId, demonstration.heard, context.clock.today());
  const password = await makePeople(context, { authorityId, area }, EVERYBODY);
  await makeTeams(db, { authorityId, area, today: context.clock.today() });
  await liveThreeYears(context, doors, demonstration);
  const { registered } = await progress(authorityId, area);
  return { authorityId, name, locations: registered, made: true, password };
}

/** Shared data first, outside any council: if this is cut off there is no council yet, and the next start does it again. */
async function importRecords(
  context: DemonstrationContext,
  doors: Doors,
  made: Demonstration,
): Promise<void> {
  await mkdir(context.dataDir, { recursive: true });
  const file = join(context.dataDir, 'demonstration-records.json');
  await writeFile(file, JSON.stringify([...made.providers, ...made.locations]));
  try {
    await doors.importRecords(context, { authorityId: null, actor: ACTOR }, file);
  } finally {
    await rm(file, { force: true });
  }
}

/** The council and all that it knows, in one transaction: it is there as a whole or not at all. */
async function saveCouncil(context: DemonstrationContext, made: Demonstration): Promise<void> {
  const { authorityId } = made.authority;
  await context.db.within({ authorityId, actor: ACTOR }, async (tx) => {
    await saveNewAuthority(tx, { ...made.authority, isDemonstration: true });
    for (const officer of made.officers) await saveNewOfficer(tx, { ...officer, authorityId });
    await saveLocalKnowledge(tx, authorityId, made, () => newId(context.clock));
  });
}

async function savePastColours(
  context: DemonstrationContext,
  { authority, pastRag }: Demonstration,
): Promise<void> {
  const scope: Scope = { authorityId: authority.authorityId, actor: ACTOR };
  for (let start = 0; start < pastRag.length; start += PAST_RAG_BATCH) {
    const batch = pastRag.slice(start, start + PAST_RAG_BATCH);
    await context.db.within(scope, (tx) => savePastRag(tx, authority.authorityId, batch));
  }
}

/**
 * As if the market had been rated and reviewed all along: on the first day of each of three years' months, oldest first, and
 * today. Each month by itself, so that a start that was cut off goes on where it was.
 */
async function liveThreeYears(
  context: DemonstrationContext,
  doors: Doors,
  demonstration: Demonstration,
): Promise<void> {
  const { db, clock } = context;
  const { authorityId } = demonstration.authority;
  const today = clock.today();
  const scope: Scope = { authorityId, actor: ACTOR, permissions: 'all' };
  const rate = (asAt: Day) => db.within(scope, (tx) => doors.rate(tx, authorityId, asAt, today));
  const months = [...monthsBefore(today, MONTHS_RATED).map((month) => month.first), firstOf(today)];
  const reviewing = {
    db,
    authorityId,
    today,
    seed: context.seed ?? SEED,
    ...(await whoReviews(context, demonstration)),
  };
  const { authority: council, heard, returns, stories } = demonstration;
  const story = { ...reviewing, doors, council, heard, stories };
  await db.within(scope, (tx) => setContact(tx, authorityId));
  await saveYearOfReturns({ db, authorityId, actor: reviewing.manager.actor, returns, today });
  for (const month of months) {
    await rate(month);
    await actInMonth(reviewing, month, await reviewMonth(reviewing, month));
    await liveMonth(story, month);
  }
  await carryOut(reviewing);
  await db.within(scope, (tx) => doors.rate(tx, authorityId, today, today, doors.voicesAt(clock)));
  await holdMeetings(story);
  await settleNotices(db.owner, authorityId, addDays(today, -UNREAD_DAYS));
  await db.within(scope, (tx) => noteComplete(tx, authorityId));
}

/** Notices of longer ago were read at the time. */
const UNREAD_DAYS = 10;

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01` as Day;

/** The manager of the council, and the home that fails. */
async function whoReviews({ db }: DemonstrationContext, { authority, stories }: Demonstration) {
  const { accounts } = await findPeople(db.owner, authority.authorityId, authority.area);
  const manager = PEOPLE.find(({ role }) => role === 'quality-manager')!;
  return {
    failing: stories.find(({ story }) => story === 'failing')!.locationId,
    officer: accounts.get(PEOPLE.find(({ role }) => role === 'contracts-officer')!.email)!.accountId,
    manager: {
      actor: `${manager.name} (${manager.email})`,
      accountId: accounts.get(manager.email)!.accountId,
    },
  };
}
