import { addDays, addMonths, daysBetween, type Day } from '../../kernel/calendar-day.ts';
import type { Rating } from '../../kernel/rating.ts';
import type { ChainReason, Role } from './cast.ts';
import {
  judge,
  unratedVisit,
  type Judgement,
  type KeyQuestionRatings,
  type ServiceGroup,
} from './judgement.ts';
import type { Random } from './random.ts';

/** One registration in the life of a real place; `reason` is why it followed the one before. */
export interface Registration {
  from: Day;
  to: Day | null;
  reason: ChainReason | null;
}

/** All that ever happened to one real place, over all its registrations. */
export interface Life {
  registrations: Registration[];
  judgements: Judgement[];
  managerLeft: Day | null;
  dormantFrom: Day | null;
  /** Registered but not open to people. */
  notOperatingFrom: Day | null;
}

/** CQC began to register adult social care in October 2010, and to rate it in October 2014. */
const FIRST_REGISTRATIONS = '2010-10-01' as Day;
const FIRST_RATINGS = '2014-11-03' as Day;
/** From here on a new registration took the ratings of the one before with it. */
export const RATINGS_INHERITED_FROM = '2020-02-01' as Day;

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
const between = (from: Day, to: Day, random: Random): Day =>
  addDays(from, random.int(0, Math.max(0, daysBetween(from, to))));
const monthsAgo = (today: Day, months: number, random: Random): Day =>
  addDays(addMonths(today, -months), -random.int(3, 27));

/** Months since the rating that stands was published. Good services wait for years; the worse ones are seen soon. */
function ageInMonths(rating: Rating, random: Random): number {
  if (rating === 'Good') return random.weighted([[random.int(0, 35), 27], [random.int(36, 66), 46], [random.int(67, 95), 27]]); // prettier-ignore
  if (rating === 'Outstanding') return random.int(20, 84);
  return rating === 'Inadequate'
    ? random.int(1, 6)
    : random.weighted([
        [random.int(0, 18), 60],
        [random.int(19, 44), 40],
      ]);
}

const BEFORE: Record<Rating, readonly (readonly [Rating, number])[]> = {
  Outstanding: [['Good', 75], ['Outstanding', 25]],
  Good: [['Good', 64], ['Requires improvement', 32], ['Outstanding', 2], ['Inadequate', 2]],
  'Requires improvement': [['Good', 58], ['Requires improvement', 34], ['Inadequate', 7], ['Outstanding', 1]],
  Inadequate: [['Requires improvement', 62], ['Good', 30], ['Inadequate', 8]],
}; // prettier-ignore

/** Months that a rating stood before the next visit was published. */
function stoodFor(rating: Rating, random: Random): number {
  if (rating === 'Inadequate') return random.int(5, 9);
  return rating === 'Requires improvement' ? random.int(9, 20) : random.int(24, 41);
}

interface Turn {
  rating: Rating;
  publishedOn: Day;
}

/** The ratings that led up to the last, oldest first, none before `earliest`. */
function pathTo(last: Turn, earliest: Day, random: Random): Turn[] {
  const path = [last];
  for (;;) {
    const next = path[0]!;
    const rating = random.weighted(BEFORE[next.rating]);
    const publishedOn = addDays(addMonths(next.publishedOn, -stoodFor(rating, random)), random.int(-12, 12));
    if (publishedOn < earliest) return path;
    path.unshift({ rating, publishedOn });
  }
}

/** The turns of the told stories: months ago and rating, oldest first. What lies before is ordinary. */
const TOLD: Partial<Record<NonNullable<Role['story']>, readonly (readonly [number, Rating])[]>> = {
  failing: [[49, 'Good'], [19, 'Requires improvement'], [4, 'Inadequate']],
  'second failure': [[40, 'Good'], [28, 'Requires improvement'], [13, 'Requires improvement'], [2, 'Inadequate']],
  improving: [[50, 'Requires improvement'], [31, 'Inadequate'], [22, 'Requires improvement'], [7, 'Good']],
  'stuck below Good': [[58, 'Requires improvement'], [43, 'Requires improvement'], [27, 'Requires improvement'], [9, 'Requires improvement']],
  'fell from Outstanding': [[55, 'Outstanding'], [10, 'Requires improvement']],
  'long not inspected': [[89, 'Good']],
  cancelled: [[47, 'Good'], [29, 'Requires improvement'], [18, 'Inadequate']],
}; // prettier-ignore

const MANAGER_LEFT_MONTHS: Partial<Record<NonNullable<Role['story']>, number>> = {
  failing: 10,
  'second failure': 5,
  'fell from Outstanding': 15,
};

function turnsOf(role: Role, earliest: Day, endsBy: Day, today: Day, random: Random): Turn[] {
  if (role.rating === null) return [];
  const told = role.story ? TOLD[role.story] : undefined;
  if (told) {
    const turns = told.map(([months, rating]): Turn => ({
      rating,
      publishedOn: monthsAgo(today, months, random),
    }));
    return [...pathTo(turns[0]!, earliest, random), ...turns.slice(1)].filter(
      (turn) => turn.publishedOn >= earliest,
    );
  }
  const age = role.story === 'two services' ? random.int(2, 16) : ageInMonths(role.rating, random);
  const publishedOn = laterOf(monthsAgo(role.closed ? endsBy : today, age, random), addDays(earliest, 1));
  return pathTo({ rating: role.rating, publishedOn }, earliest, random);
}

function firstRegistration(role: Role, endsBy: Day, today: Day, random: Random): Day {
  if (role.story === 'opening soon') return monthsAgo(today, 3, random);
  if (role.rating === null) return monthsAgo(endsBy, random.weighted([[random.int(1, 14), 7], [random.int(15, 30), 3]]), random); // prettier-ignore
  if (role.story || random.chance(0.5)) return between(FIRST_REGISTRATIONS, '2011-06-30' as Day, random);
  return between('2011-07-01' as Day, addMonths(today, -96), random);
}

/**
 * Where one registration gave way to the next: the days, oldest first. A quarter of the plain ones lie in the years
 * before ratings were inherited, where a visit since then gave the new registration a rating of its own.
 */
function handovers(role: Role, first: Day, turns: Turn[], today: Day, random: Random): Day[] {
  if (!role.chain) return [];
  if (role.story === 'bought group') return [addMonths(today, -14)];
  if (role.chainTwice) {
    const latest = monthsAgo(today, random.int(6, 30), random);
    return [between(addDays(RATINGS_INHERITED_FROM, 30), addMonths(latest, -18), random), latest];
  }
  const old = between(addMonths(laterOf(first, FIRST_RATINGS), 18), '2019-09-30' as Day, random);
  const seenSince = turns.some((turn) => turn.publishedOn > addMonths(old, 6));
  return [random.chance(0.3) && seenSince ? old : monthsAgo(today, random.int(6, 66), random)];
}

/** The two services of one location: seen in one assessment and rated differently, the worse being the location's. */
function splitIntoServices(last: Judgement, rating: Rating, random: Random): Judgement[] {
  const homeCare: Rating = rating === 'Good' ? 'Outstanding' : 'Good';
  const group: ServiceGroup = 'Homecare';
  const apart = random.chance(0.5) ? random.int(1, 20) : 0;
  const on = { rating: homeCare, publishedOn: addDays(last.publishedOn, apart), group, mayBeFocused: false };
  return [{ ...judge(on, null, random), regime: 'assessment', group }];
}

function judgementsOf(role: Role, turns: Turn[], days: Day[], random: Random): Judgement[] {
  const group: ServiceGroup = role.category.endsWith('home') ? 'Care Homes' : 'Homecare';
  let before: KeyQuestionRatings | null = null;
  let previous = '' as Day;
  const judged = turns.map((turn) => {
    // A registration that inherits nothing starts with a visit to all five key questions.
    const startsAfresh = days.some(
      (d) => d < RATINGS_INHERITED_FROM && previous < d && d <= turn.publishedOn,
    );
    const judgement = judge(
      { ...turn, group, mayBeFocused: random.chance(0.42) },
      startsAfresh ? null : before,
      random,
    );
    before = judgement.standing;
    previous = turn.publishedOn;
    return judgement;
  });
  const last = judged.at(-1);
  if (role.story !== 'two services' || !last || role.rating === null) return judged;
  last.regime = 'assessment';
  last.group = group;
  return [...judged, ...splitIntoServices(last, role.rating, random)];
}

function pandemicVisit(role: Role, first: Day, today: Day, random: Random): Judgement[] {
  if (!role.category.endsWith('home') || role.closed || !random.chance(0.17)) return [];
  const on = between('2020-10-01' as Day, '2022-03-31' as Day, random);
  return on > addMonths(first, 6) && on < today ? [unratedVisit(on, random)] : [];
}

function managerLeft(role: Role, registeredFrom: Day, today: Day, random: Random): Day | null {
  const told = role.story && MANAGER_LEFT_MONTHS[role.story];
  if (told) return monthsAgo(today, told, random);
  const likely = { Outstanding: 0.02, Good: 0.05, 'Requires improvement': 0.22, Inadequate: 0.5 };
  const chance = role.rating === null ? 0.08 : likely[role.rating];
  if (role.closed || !random.chance(chance)) return null;
  const left = monthsAgo(today, random.int(0, 13), random);
  return left > registeredFrom ? left : between(registeredFrom, today, random);
}

function standsEmptyFrom(role: Role, first: Day, today: Day, random: Random): Day | null {
  if (role.story === 'opening soon') return first;
  if (role.story === 'refurbishing') return monthsAgo(today, 8, random);
  return role.story === 'emptied' ? monthsAgo(today, 2, random) : null;
}

function registrationsOf(role: Role, first: Day, days: Day[], closedOn: Day | null): Registration[] {
  const reasons: (ChainReason | null)[] = [null, ...days.slice(1).map((): ChainReason => 'New Provider')];
  if (days.length > 0) reasons.push(role.chain ?? 'New Provider');
  return reasons.map((reason, i) => ({
    from: i === 0 ? first : days[i - 1]!,
    to: days[i] ?? closedOn,
    reason,
  }));
}

/** When the place fell quiet: an agency that has nobody to care for yet, or a home that stands empty. */
function dormantFrom(role: Role, first: Day, empty: Day | null, today: Day, random: Random): Day | null {
  if (role.story) return role.story === 'opening soon' ? null : empty;
  const mayBe = role.rating === null && !role.category.endsWith('home') && !role.closed;
  return mayBe && random.chance(0.3) ? between(addDays(first, 5), today, random) : null;
}

/** The life of one place, up to `today`. Pure: the same role, day and chance tell the same life. */
export function lifeOf(role: Role, today: Day, random: Random): Life {
  const closedOn = role.closed
    ? monthsAgo(today, role.story === 'cancelled' ? 14 : random.int(2, 40), random)
    : null;
  const endsBy = closedOn ?? today;
  const first = firstRegistration(role, endsBy, today, random);
  const turns = turnsOf(role, laterOf(FIRST_RATINGS, addMonths(first, 7)), endsBy, today, random);
  const days = handovers(role, first, turns, today, random);
  const registrations = registrationsOf(role, first, days, closedOn);
  const judged = judgementsOf(role, turns, days, random);
  const visits = pandemicVisit(role, first, today, random).filter((v) =>
    judged.every((j) => j.publishedOn !== v.publishedOn),
  );
  const empty = standsEmptyFrom(role, first, today, random);
  return {
    registrations,
    judgements: [...judged, ...visits].sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1)),
    managerLeft: managerLeft(role, registrations.at(-1)!.from, today, random),
    dormantFrom: dormantFrom(role, first, empty, today, random),
    notOperatingFrom: empty,
  };
}
