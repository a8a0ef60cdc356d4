import { addDays, addMonths, daysBetween, monthsBetween, type Day } from '../../kernel/calendar-day.ts';
import { ratingStep } from '../../kernel/rating.ts';
import { FALSE_ALARM, HEARD_IN, type ToldAnswer, type ToldEvent } from './heard-stories.ts';
import { ORDINARY, OUTBREAK, PRAISE, WORRIES, type Telling } from './heard-words.ts';
import { isHome } from './providers.ts';
import type { Random } from './random.ts';
import { ratingOn, type Registered } from './records.ts';

/** One thing that the council heard of a location in the last three years. */
export interface Heard {
  locationId: string;
  kind: string;
  source: string;
  occurredOn: Day | null;
  receivedOn: Day;
  severity: number;
  confidentiality: 'open' | 'restricted' | 'whistleblower';
  themes: string[];
  peopleAffected: number | null;
  reference: string;
  title: string;
  account: string;
  identity: { name: string; contact: string; wishes: string } | null;
  state: 'new' | 'open' | 'closed';
  /** Recorded as on the day itself, so that whoever must be told was told; what the manager then decided. */
  live: ToldAnswer | null;
}

const MONTHS = 36;
/** How long before a fall care slips, and so what is heard grows. */
const SLIPPING_MONTHS = 9;
/** What came in during the last days still waits in the inbox; what is younger than this is open. */
const INBOX_DAYS = 6;
const OPEN_DAYS = 45;

/** Worries a month that are to be expected of a place as it stands. */
const WORRIES_A_MONTH = { Outstanding: 0.01, Good: 0.025, 'Requires improvement': 0.12, Inadequate: 0.45 };
const ORDINARY_A_MONTH = 0.11;
const PRAISE_A_MONTH = { Outstanding: 0.07, Good: 0.03, 'Requires improvement': 0.012, Inadequate: 0 };

/** Of two places alike the larger is heard of more often, but not in proportion. */
const sizeFactor = ({ place }: Registered): number => (place.beds === 0 ? 1 : Math.sqrt(place.beds / 25));

/** The next day on which the rating falls, and by how many steps. */
export function fallAfter(registered: Registered, day: Day): { on: Day; steps: number } | null {
  const rated = registered.judgements.map((j) => j.judgement).filter((j) => j.rating !== null);
  for (const [i, { publishedOn, rating }] of rated.entries()) {
    const before = rated[i - 1];
    if (before === undefined || publishedOn <= day) continue;
    const steps = ratingStep(before.rating!) - ratingStep(rating!);
    return steps > 0 || rating === 'Inadequate' ? { on: publishedOn, steps: Math.max(1, steps) } : null;
  }
  return null;
}

/** How many worries to expect in the month that begins on a day: more while care slips towards a fall. */
function worriesIn(registered: Registered, month: Day): number {
  const rating = ratingOn(registered.judgements, month) ?? 'Good';
  const fall = fallAfter(registered, month);
  const near = fall === null ? SLIPPING_MONTHS : Math.max(0, monthsBetween(month, fall.on));
  const slip = near >= SLIPPING_MONTHS ? 0 : (0.5 * fall!.steps * (SLIPPING_MONTHS - near)) / SLIPPING_MONTHS;
  const { managerLeft } = registered.place.life;
  const leaderless = managerLeft !== null && managerLeft <= month ? 0.06 : 0;
  return (WORRIES_A_MONTH[rating] + slip + leaderless) * sizeFactor(registered);
}

const times = (expected: number, random: Random): number => {
  const whole = Math.floor(expected);
  return whole + (random.chance(expected - whole) ? 1 : 0);
};

/** A telling on a day of the month, received some days after it happened. */
function happens(registered: Registered, telling: Telling, month: Day, today: Day, random: Random): Heard[] {
  const receivedOn = addDays(month, random.int(0, 27));
  const occurredOn = addDays(receivedOn, -random.weighted([[0, 4], [1, 4], [random.int(2, 12), 3]])); // prettier-ignore
  if (receivedOn > today || occurredOn < registered.from) return [];
  if (registered.to !== null && receivedOn >= registered.to) return [];
  const safeguarding = telling.kind === 'safeguarding';
  return [
    {
      locationId: registered.locationId,
      kind: telling.kind,
      source: telling.source,
      occurredOn,
      receivedOn,
      severity: random.int(...telling.severity),
      confidentiality: safeguarding && random.chance(0.15) ? 'restricted' : 'open',
      themes: [telling.theme],
      peopleAffected: safeguarding || telling.kind === 'notifiable-incident' ? 1 : null,
      reference: safeguarding ? `SG-${random.int(1000, 2199)}` : '',
      title: telling.title,
      account: telling.account,
      identity: null,
      live: null,
      state: stateOn(receivedOn, today, random),
    },
  ];
}

function stateOn(receivedOn: Day, today: Day, random: Random): Heard['state'] {
  const age = daysBetween(receivedOn, today);
  if (age <= INBOX_DAYS) return 'new';
  return age <= OPEN_DAYS && random.chance(0.5) ? 'open' : 'closed';
}

function ordinaryLife(registered: Registered, today: Day, random: Random): Heard[] {
  const home = isHome(registered.place.role);
  const fits = ({ of }: Telling) => of === undefined || (of === 'home') === home;
  const [worries, ordinary] = [WORRIES.filter(fits), ORDINARY.filter(fits)];
  const told = registered.place.role.story !== undefined && registered.place.role.story in HEARD_IN;
  const first = `${addMonths(today, -MONTHS).slice(0, 7)}-01` as Day;
  return Array.from({ length: MONTHS + 1 }, (_, i) => addMonths(first, i)).flatMap((month) => {
    const rating = ratingOn(registered.judgements, month) ?? 'Good';
    const winter = ['12', '01', '02'].includes(month.slice(5, 7));
    const drawn = [
      // What is told by hand needs no more of the same by chance.
      ...pickTimes(worries, told ? 0 : worriesIn(registered, month), random),
      ...pickTimes(ordinary, ORDINARY_A_MONTH * sizeFactor(registered), random),
      ...pickTimes(PRAISE, PRAISE_A_MONTH[rating], random),
      ...(home && winter && random.chance(0.05) ? [OUTBREAK] : []),
    ];
    return drawn.flatMap((telling) => happens(registered, telling, month, today, random));
  });
}

const pickTimes = (tellings: readonly Telling[], expected: number, random: Random): Telling[] =>
  Array.from({ length: times(expected, random) }, () => random.pick(tellings));

function toldLife(registered: Registered, events: readonly ToldEvent[], today: Day): Heard[] {
  const report = registered.judgements.findLast(({ judgement }) => judgement.rating !== null)?.judgement;
  return events.map(({ daysAgo, theme, people, answer, onReport, ...event }) => {
    const receivedOn =
      onReport === true && report !== undefined ? report.publishedOn : addDays(today, -daysAgo);
    return {
      ...event,
      locationId: registered.locationId,
      occurredOn: addDays(receivedOn, -1),
      receivedOn,
      confidentiality: event.confidentiality ?? 'open',
      themes: [theme],
      peopleAffected: people ?? null,
      reference: event.reference ?? '',
      identity: event.identity ?? null,
      live: answer ?? null,
      state: daysAgo <= OPEN_DAYS ? 'open' : 'closed',
    };
  });
}

/** Whether it is the ordinary Good home of which a whistleblower's worry came to nothing: the first of some size. */
const isFalseAlarm = ({ place, to, judgements }: Registered, today: Day): boolean =>
  to === null &&
  place.role.story === undefined &&
  place.role.ofCounty &&
  place.role.chain === undefined &&
  place.beds >= 30 &&
  ratingOn(judgements, today) === 'Good' &&
  place.life.managerLeft === null;

/** Everything that the council heard of its registrations in the last three years, oldest first. */
export function heardOf(
  all: readonly Registered[],
  today: Day,
  chances: (purpose: string) => Random,
): Heard[] {
  const ours = all.filter(({ place }) => place.role.ofCounty);
  const falseAlarm = ours.find((one) => isFalseAlarm(one, today));
  return ours
    .flatMap((registered) => {
      const { story } = registered.place.role;
      const stands = registered.to === null;
      const told = stands && story !== undefined ? (HEARD_IN[story] ?? []) : [];
      return [
        ...ordinaryLife(registered, today, chances(`heard ${registered.locationId}`)),
        ...toldLife(registered, told, today),
        ...(registered === falseAlarm ? toldLife(registered, FALSE_ALARM, today) : []),
      ];
    })
    .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0));
}
