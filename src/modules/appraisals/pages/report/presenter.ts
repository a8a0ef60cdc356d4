import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { compareRows } from '../../parts/comparison-table.tsx';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { Benchmark } from '../../queries/fetch-benchmarks.ts';
import type { Offer } from '../../queries/fetch-offers.ts';
import type { Review } from '../../queries/fetch-reviews.ts';
import type { WeekCount } from '../../queries/fetch-weeks.ts';
import type { RatedReturn } from '../../queries/return-source.ts';
import { countByRole, publish, unnamed } from '../../rules/suppress.ts';
import { uptakeOf } from '../campaign/presenter.ts';

interface Given {
  campaign: Campaign;
  weeks: readonly WeekCount[];
  week: WeekCount | undefined;
  returns: readonly RatedReturn[];
  offers: readonly Offer[];
  benchmarks: readonly Benchmark[];
  reviews: readonly Review[];
  /** Names and ids that must not stand in it. */
  names: readonly string[];
  council: string;
  today: Day;
}

export type ReportModel = ReturnType<typeof presentReport>;

/** What may be published of a campaign. Whatever somebody typed goes through `unnamed`. */
export function presentReport(given: Given) {
  const { campaign, week, weeks, returns, names } = given;
  const plain = (text: string) => unnamed(text, names);
  const answered = returns.flatMap(({ answers }) => (answers === null ? [] : [answers]));
  // weeks after the one that is reported are not part of it
  const until = weeks.filter(({ weekStart }) => week !== undefined && weekStart <= week.weekStart);
  return {
    title: plain(campaign.theme),
    purpose: plain(campaign.purpose),
    council: given.council,
    week: week === undefined ? null : longDay(week.weekStart),
    stands: week === undefined ? null : standsWords(week),
    trend: until.map(({ weekStart, red, amber, green, unknown, of }) => ({
      week: shortDay(weekStart), cells: [red, amber, green, unknown, of],
    })),
    questions: { whole: plain(campaign.design.questions.whole), part: plain(campaign.design.questions.part) },
    people: publish(countByRole(campaign.design.roles, answered)).map(({ role, part, whole }) => ({
      role: plain(role), part: shown(part), whole: shown(whole), share: part === null || whole === null ? '' : `${((part * 100) / whole).toFixed(1)}%`,
    })),
    answered: `${answered.length} of ${returns.length} services answered`,
    uptake: uptakeOf(campaign.design.menu, given.offers).map((row) => ({ ...row, item: plain(row.item) })),
    reviews: given.reviews.length,
    comparison: compareRows(given.benchmarks).map((row) => ({
      ...row, measure: plain(row.measure), source: plain(row.source), regionName: plain(row.regionName), words: plain(row.words),
    })),
    printed: longDay(given.today),
  };
} // prettier-ignore

function standsWords({ red, amber, green, unknown, of }: WeekCount): string {
  const rest = unknown === 0 ? '' : `; ${unknown} not known`;
  return `Of ${of} services ${red} ${red === 1 ? 'was' : 'were'} red, ${amber} amber and ${green} green${rest}.`;
}

const shown = (n: number | null): string => (n === null ? 'Not shown' : String(n));
