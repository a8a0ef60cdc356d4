import { addDays, type Day } from '../../kernel/calendar-day.ts';
import type { Random } from './random.ts';
import type { Registered } from './records.ts';

/** How a month was at a service. */
export interface Month {
  /** Its first day. */
  month: Day;
  /** Whether a manager was registered at its end. */
  managed: boolean;
  /** From 0 to 1. */
  trouble: number;
}

type Answers = Record<string, number | string | null>;

/** Whole things that happen so often on average. */
function count(expected: number, random: Random): number {
  const limit = Math.exp(-expected);
  for (let [n, left] = [0, random.next()]; ; n++, left *= random.next()) if (left <= limit) return n;
}

const round = (value: number): number => Math.max(0, Math.round(value));

/** What every provider is asked of staff, incidents and money; the figures of a month move around what the place is used to. */
function commonAnswers(registered: Registered, staff: number, random: Random): (one: Month, hours: number) => Answers {
  const usual = { vacant: 0.03 + 0.06 * random.next(), agency: 0.01 + 0.07 * random.next(), training: 90 + random.int(0, 7) };
  const { managerLeft } = registered.place.life;
  return ({ month, managed, trouble }, hours) => {
    const vacant = usual.vacant + 0.16 * trouble;
    const posts = staff / (1 - usual.vacant);
    const inPost = round(posts * (1 - vacant));
    const agency = usual.agency + 0.38 * trouble ** 1.3 + 0.01 * random.normal();
    const worried = random.chance(0.08 + 0.5 * trouble) ? (trouble > 0.7 ? 2 : 1) : 0;
    return {
      staff_manager: managed ? 1 : 0,
      vacancies_manager: managed ? 0 : 1,
      leavers_manager: managerLeft !== null && managerLeft.slice(0, 7) === month.slice(0, 7) ? 1 : 0,
      staff_care: inPost,
      vacancies_care: round(posts * vacant),
      leavers_care: count(staff * (0.015 + 0.05 * trouble), random),
      care_hours: hours,
      agency_hours: round(hours * Math.min(0.6, Math.max(0, agency))),
      manager_in_post: managed ? 'yes' : 'no',
      manager_since: managed || managerLeft === null ? registered.from : managerLeft,
      training: Math.min(100, round(usual.training + random.int(-2, 2) - 24 * trouble)),
      complaints: count(0.25 + 1.6 * trouble, random),
      incidents: count(0.5 + trouble, random),
      deaths_unexpected: random.chance(0.01 + 0.04 * trouble) ? 1 : 0,
      medication_errors: count(0.5 + 2.5 * trouble, random),
      ...outbreakIn(month, random),
      finance: String(worried),
      finance_words: worried >= 2 ? 'Agency costs are more than the fees cover, and two invoices are overdue.' : null,
    };
  };
} // prettier-ignore

function outbreakIn(month: Day, random: Random): Answers {
  const winter = ['12', '01', '02'].includes(month.slice(5, 7));
  if (!random.chance(winter ? 0.06 : 0.015)) return { outbreak: 'no', outbreak_words: null };
  const since = Number(addDays(month, random.int(2, 24)).slice(8));
  const what = random.pick(['Winter vomiting', 'Influenza', 'Covid-19']);
  return { outbreak: 'yes', outbreak_words: `${what}, from day ${since} of the month` };
}

/** Who pays, so that the parts add up to the whole. */
function funded(people: number, random: Random): Answers {
  const us = round(people * (0.45 + 0.15 * random.next()));
  const others = Math.min(people - us, round(people * 0.07));
  const nhs = Math.min(people - us - others, round(people * 0.05));
  return { funded_us: us, funded_others: others, funded_nhs: nhs, funded_self: people - us - others - nhs };
}

/** What a home answers for a month: never more beds occupied than it has. */
export function homeAnswers(registered: Registered, random: Random): (one: Month) => Answers {
  const { beds, role } = registered.place;
  const nursing = role.category === 'Nursing home';
  const usual = (nursing ? 0.86 : 0.89) + 0.05 * random.normal();
  const common = commonAnswers(registered, round(beds * 0.8) + 2, random);
  return (one) => {
    const { trouble } = one;
    const share = Math.min(1, Math.max(0.5, usual - 0.16 * trouble + 0.015 * random.normal()));
    const occupied = Math.min(beds, round(beds * share));
    const nurses = nursing ? round(beds / 7) : 0;
    return {
      beds,
      occupied,
      ...funded(occupied, random),
      reserved: occupied < beds && random.chance(0.3) ? 1 : 0,
      admitting: occupied === beds || (trouble >= 0.85 && role.story === 'failing') ? 'no' : 'yes',
      ...common(one, round(occupied * 108 * (1 + 0.04 * random.normal()))),
      staff_nurse: round(nurses * (1 - 0.3 * trouble)),
      vacancies_nurse: round(nurses * 0.3 * trouble),
      leavers_nurse: nursing ? count(0.08 + 0.5 * trouble, random) : 0,
      falls: count((occupied / 10) * (0.3 + 0.4 * trouble), random),
      ulcers_grade1: count((occupied / 10) * (0.1 + 0.15 * trouble), random),
      ulcers_grade2: count((occupied / 10) * (0.06 + 0.12 * trouble), random),
      ulcers_grade3: random.chance(0.01 + 0.15 * trouble) ? 1 : 0,
      ulcers_grade4: random.chance(0.04 * trouble) ? 1 : 0,
      safeguarding: count((occupied / 10) * (0.06 + 0.2 * trouble), random),
    };
  };
}

/** People at home whom a service cares for, hours and visits for each of them a month. */
const AT_HOME = {
  'Home care': { people: [28, 140], hours: 46, visits: 72, staff: 0.62 },
  'Extra care': { people: [22, 60], hours: 34, visits: 60, staff: 0.45 },
  'Supported living': { people: [6, 24], hours: 180, visits: 40, staff: 1.6 },
} as const;

/** What a service that cares for people at home answers for a month. */
export function agencyAnswers(registered: Registered, random: Random): (one: Month) => Answers {
  const { category } = registered.place.role;
  const kind = category in AT_HOME ? AT_HOME[category as keyof typeof AT_HOME] : AT_HOME['Home care'];
  const usual = random.int(kind.people[0], kind.people[1]);
  const common = commonAnswers(registered, round(usual * kind.staff) + 2, random);
  return (one) => {
    const { trouble } = one;
    const people = Math.max(1, round(usual * (1 - 0.2 * trouble + 0.03 * random.normal())));
    const visits = people * kind.visits;
    const hours = people * kind.hours;
    return {
      people,
      ...funded(people, random),
      hours_delivered: hours,
      visits,
      visits_missed: count(visits * (0.0006 + 0.004 * trouble), random),
      visits_late: round(visits * (0.008 + 0.03 * trouble) * (1 + 0.2 * random.normal())),
      admitting: random.chance(0.85 - 0.5 * trouble) ? 'yes' : 'no',
      ...common(one, hours),
      falls: count(people * (0.012 + 0.02 * trouble), random),
      safeguarding: count(people * (0.004 + 0.02 * trouble), random),
    };
  };
}
