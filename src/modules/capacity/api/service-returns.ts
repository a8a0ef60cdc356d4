import { Type } from 'typebox';
import { DayText, defineOperation, OrNull } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { fetchServiceReturns } from '../queries/fetch-service-returns.ts';
import { findLocationName } from '../queries/find-location-name.ts';
import { RETURN_STATES } from '../rules/return-states.ts';

const closed = { additionalProperties: false } as const;

/** Ten years of months: as long as anybody keeps them. */
const MOST = 120;

const MonthlyReturn = Type.Object(
  {
    month: Type.String({ format: 'date', description: 'The first day of the month that it is about.' }),
    state: Type.Enum([...RETURN_STATES]),
    dueOn: DayText,
    sentOn: OrNull(DayText),
    measures: Type.Record(Type.String(), Type.Number(), {
      description:
        'Figures of the answers that stand, by key; percentages from 0 to 100. What cannot be known from the answers is not there.',
    }),
  },
  { ...closed, $id: 'MonthlyReturn', description: 'What a provider returned of a service for a month.' },
);

/** GET /services/{locationId}/returns: how a service's monthly returns went, with their figures. */
export const listServiceReturns = defineOperation({
  operationId: 'listServiceReturns',
  path: '/services/{locationId}/returns',
  tag: 'Monthly returns',
  summary: 'The monthly returns of a service',
  description:
    'Every monthly return that the provider was asked for, the newest first, with the figures of those that came: occupancy, vacancies, agency staff, falls and others. Words that the provider wrote are not in it.',
  scope: 'capacity.read',
  params: Type.Object({ locationId: Type.String({ maxLength: 60, description: 'The id of the service.' }) }),
  query: Type.Object({}),
  answer: Type.Object(
    { locationId: Type.String(), returns: Type.Array(MonthlyReturn) },
    { ...closed, $id: 'MonthlyReturns' },
  ),
  example: {
    locationId: '1-1000000001',
    returns: [
      {
        month: '2026-10-01',
        state: 'accepted',
        dueOn: '2026-11-16',
        sentOn: '2026-11-12',
        measures: { occupancy_rate: 93.3, vacancy_rate: 8.5, agency_share: 4.1, manager_in_post: 1 },
      },
    ],
  },
  handler: async ({ tx, params: { locationId } }) => {
    if ((await findLocationName(tx, locationId)) === undefined)
      throw new NotFound(`service with the id ${locationId}`);
    return { locationId, returns: await fetchServiceReturns(tx, locationId, MOST) };
  },
});
