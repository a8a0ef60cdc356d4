import { Type } from 'typebox';
import { parseDay } from '../../../kernel/calendar-day.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { DayText, defineOperation, OrNull } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { findCycle } from '../queries/fetch-cycles.ts';
import { fetchItems } from '../queries/fetch-items.ts';
import { agreementsOf } from '../rules/agreement.ts';
import { parseMonth } from '../rules/cycle-days.ts';

const closed = { additionalProperties: false } as const;
const count = (description: string) => Type.Integer({ description });

/** GET /reviews/{month}: how far a monthly review has come. */
export const getReview = defineOperation({
  operationId: 'getReview',
  path: '/reviews/{month}',
  tag: 'Reviews',
  summary: 'One monthly review',
  description:
    'How many services a monthly review has, how many are decided, and how decisions stand to what the model proposed. Of services by name, ask their status.',
  scope: 'reviews.read',
  params: Type.Object({
    month: Type.String({ maxLength: 7, description: 'The month, written YYYY-MM.' }),
  }),
  query: Type.Object({}),
  answer: Type.Object(
    {
      month: Type.String({ description: 'YYYY-MM' }),
      state: Type.Enum(['open', 'closed']),
      openedOn: DayText,
      dueOn: DayText,
      closedOn: OrNull(DayText),
      services: count('Services that had a status when it opened.'),
      decided: count('Decided in this month.'),
      late: count('Undecided after the due day.'),
      accepted: count('Decided as the model proposed.'),
      decidedWorse: count('Decided worse than proposed.'),
      decidedBetter: count('Decided better than proposed.'),
      byStatus: Type.Array(Type.Object({ rag: Type.Enum([...RAGS]), services: Type.Integer() }, closed), {
        description: 'Its services by the status that they have now.',
      }),
    },
    { ...closed, $id: 'Review' },
  ),
  example: {
    month: '2026-11',
    state: 'open',
    openedOn: '2026-11-02',
    dueOn: '2026-11-16',
    closedOn: null,
    services: 295,
    decided: 180,
    late: 0,
    accepted: 168,
    decidedWorse: 9,
    decidedBetter: 3,
    byStatus: [
      { rag: 'Red', services: 11 },
      { rag: 'Amber', services: 74 },
      { rag: 'Green', services: 210 },
    ],
  },
  handler: async ({ tx, params, today }) => {
    const month = parseMonth(params.month);
    const cycle = month === null || parseDay(month) === null ? null : await findCycle(tx, month);
    if (cycle === null) throw new NotFound(`review of the month ${params.month}`);
    const items = await fetchItems(tx, cycle.cycleId, null);
    const decided = items.filter(({ done }) => done).length;
    const waiting = items.filter(({ done, rag }) => !done && rag !== null).length;
    const agreement = agreementsOf(items.flatMap(({ made }) => (made === null ? [] : [made])));
    return {
      month: params.month,
      state: cycle.state,
      openedOn: cycle.openedOn,
      dueOn: cycle.dueOn,
      closedOn: cycle.closedOn,
      services: items.length,
      decided,
      late: cycle.state === 'open' && cycle.dueOn < today ? waiting : 0,
      accepted: agreement.accepted,
      decidedWorse: agreement.worse,
      decidedBetter: agreement.better,
      byStatus: RAGS.map((rag) => ({ rag, services: items.filter((item) => item.rag === rag).length })),
    };
  },
});
