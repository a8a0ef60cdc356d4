import type { Figure, FigureParameters, FigureRow, FigureSelection } from '../../platform/figures/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchCounted, type CountedService } from './queries/fetch-review-counts.ts';
import { agreementOf } from './rules/agreement.ts';

const SOURCE = "Amberley's monthly reviews (reviews.cycle) and officers' decisions (risk.decision)";

/** What the services of a review are counted by; null leaves a service out. */
type GroupOf = (service: CountedService, asAt: string) => string | null;

/** A figure that counts the services of the review in force on a day by some groups. */
function figureOf(
  own: Pick<Figure, 'id' | 'name' | 'unit' | 'counts' | 'denominator'>,
  column: string,
  groups: readonly string[],
  groupOf: GroupOf,
): Figure {
  const find = async (tx: Tx, { asAt, localAuthorities = [] }: FigureParameters) =>
    (await fetchCounted(tx, asAt, localAuthorities)).flatMap((service) => {
      const group = groupOf(service, asAt);
      return group === null ? [] : [{ ...service, group }];
    });
  return {
    ...own,
    source: SOURCE,
    version: 1,
    permission: 'reviews.read',
    parameters: ['asAt', 'localAuthorities'],
    groupings: [],
    async value(tx, parameters) {
      const found = await find(tx, parameters);
      const of = found.length;
      const rows = groups.map((group): FigureRow => {
        const n = found.filter((one) => one.group === group).length;
        return { [column]: group, n, of, percent: of === 0 ? null : (n * 100) / of };
      });
      return { denominator: of, rows };
    },
    async records(tx, parameters, selection: FigureSelection = {}) {
      const found = await find(tx, parameters);
      const wanted = selection[column];
      return found
        .filter((one) => wanted === undefined || one.group === wanted)
        .map(({ locationId }) => locationId);
    },
  };
}

/** How far a review has come. */
export const reviewProgress = figureOf(
  {
    id: 'reviews.progress',
    name: 'Monthly review: decided and waiting',
    unit: 'services',
    counts:
      'Services of the newest review that had opened by the day, by whether their status was decided in it by then.',
    denominator: 'Every service of that review.',
  },
  'state',
  ['decided', 'waiting'],
  ({ rag }) => (rag === null ? 'waiting' : 'decided'),
);

/** How often officers decide what the model proposes. */
export const reviewAgreement = figureOf(
  {
    id: 'reviews.agreement',
    name: 'Monthly review: decisions against proposals',
    unit: 'decisions',
    counts:
      'Services decided in the newest review that had opened by the day: as the model proposed, worse, or better.',
    denominator: 'Every service of that review that was decided by the day.',
  },
  'decision',
  ['accepted', 'worse', 'better'],
  ({ rag, proposed }) => (rag === null || proposed === null ? null : agreementOf(rag, proposed)),
);

/** What is past its due day. */
export const reviewLate = figureOf(
  {
    id: 'reviews.late',
    name: 'Monthly review: late',
    unit: 'services',
    counts:
      'Services of the newest review that had opened by the day: late where undecided after its due day.',
    denominator: 'Every service of that review.',
  },
  'state',
  ['late', 'not late'],
  ({ rag, dueOn }, asAt) => (rag === null && dueOn < asAt ? 'late' : 'not late'),
);
