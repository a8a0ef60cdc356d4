import { parseDay, type Day } from '../../kernel/calendar-day.ts';
import type { Figure, FigureRow } from '../../platform/figures/index.ts';
import { fetchOccupancy, fetchOccupancyLocations } from './queries/fetch-occupancy.ts';
import { fetchReturnRateLocations, fetchReturnRates, type ReturnRate } from './queries/fetch-return-rates.ts';

const OUTCOMES = [
  ['Sent in time', 'inTime'],
  ['Sent late', 'late'],
  ['Not sent', 'missing'],
] as const;

const share = (n: number, of: number): number | null => (of === 0 ? null : (n * 100) / of);

function rateRows(rates: readonly ReturnRate[]): FigureRow[] {
  return rates.flatMap((rate) =>
    OUTCOMES.map(([outcome, key]) => ({
      month: rate.month,
      outcome,
      n: rate[key],
      of: rate.asked,
      percent: share(rate[key], rate.asked),
    })),
  );
}

/** How many of the returns that were asked came in time, by month. */
export const returnRate: Figure = {
  id: 'capacity.return-rate',
  name: 'Monthly returns that came in time',
  unit: 'returns',
  counts:
    'Monthly returns of providers by whether they came by their due day, later, or not by the day of the figure; of the twelve months before it.',
  denominator: 'Every return that was asked and whose due day was over by the day of the figure.',
  source: 'Returns of providers (capacity.monthly_return)',
  version: 1,
  permission: 'capacity.read',
  parameters: ['asAt'],
  groupings: [],
  async value(tx, { asAt }) {
    const rates = await fetchReturnRates(tx, asAt);
    return { denominator: rates.reduce((sum, { asked }) => sum + asked, 0), rows: rateRows(rates) };
  },
  records: (tx, { asAt }, selection = {}) =>
    fetchReturnRateLocations(tx, asAt, monthOf(selection.month), selection.outcome ?? null),
};

const monthOf = (text: string | undefined): Day | null => parseDay(text ?? '');

/** The group of all homes. */
const ALL = 'All';

/** How many of the beds are occupied, by type of service. */
export const occupancy: Figure = {
  id: 'capacity.occupancy',
  name: 'Beds occupied',
  unit: 'beds',
  counts:
    'Beds that were occupied, as each care home returned it last by the day, and no longer ago than three months.',
  denominator:
    'Every bed that could be used in those homes. Homes that returned nothing lately are left out.',
  source: 'Returns of providers (capacity.measure)',
  version: 1,
  permission: 'capacity.read',
  parameters: ['asAt', 'localAuthorities', 'by'],
  groupings: ['service-type'],
  async value(tx, { asAt, localAuthorities = [], by }) {
    const found = await fetchOccupancy(tx, asAt, localAuthorities);
    const sum = (key: 'homes' | 'beds' | 'occupied') => found.reduce((total, each) => total + each[key], 0);
    const all = { category: ALL, homes: sum('homes'), beds: sum('beds'), occupied: sum('occupied') };
    const rows = (by === 'service-type' ? found : [all]).map(({ category, homes, beds, occupied }) => ({
      group: category,
      n: occupied,
      of: beds,
      percent: share(occupied, beds),
      homes,
    }));
    return { denominator: all.beds, rows };
  },
  records(tx, { asAt, localAuthorities = [] }, selection = {}) {
    const category = selection.group === undefined || selection.group === ALL ? null : selection.group;
    return fetchOccupancyLocations(tx, asAt, localAuthorities, category);
  },
};
