import { Type } from 'typebox';
import { DayText, defineOperation, OrNull } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { fetchService } from '../queries/fetch-service.ts';
import { fetchServiceJudgements } from '../queries/fetch-service-judgements.ts';
import { fetchServiceRegistrations } from '../queries/fetch-service-registrations.ts';
import { publicationsOf } from '../rules/publications.ts';
import { webAddress } from '../rules/web-address.ts';
import { QuestionText, RatingText, servicePath } from './schemas.ts';

const closed = { additionalProperties: false } as const;

const Publication = Type.Object(
  {
    publishedOn: DayText,
    locationId: Type.String({ description: 'The registration that it was published on.' }),
    regime: Type.String({ description: '"inspection" or "assessment".' }),
    inspectedOn: OrNull(DayText),
    overall: OrNull(RatingText),
    before: OrNull(RatingText),
    verdicts: Type.Array(
      Type.Object(
        {
          service: Type.String({ description: '"Overall", or the service that was rated.' }),
          question: QuestionText,
          rating: OrNull(RatingText),
          notRatedReason: OrNull(Type.String()),
          assessed: Type.Boolean({ description: 'False: carried over, not looked at again.' }),
        },
        closed,
      ),
    ),
    reportLink: OrNull(Type.String()),
  },
  {
    ...closed,
    $id: 'RatingPublication',
    description: 'All that CQC published on one registration on one day.',
  },
);

/** GET /services/{locationId}/ratings: what CQC ever published on a home. */
export const listServiceRatings = defineOperation({
  operationId: 'listServiceRatings',
  path: '/services/{locationId}/ratings',
  tag: 'Ratings',
  summary: 'The ratings of a service over time',
  description:
    'Every publication of CQC on a service and its former registrations, oldest first: `overall` is the rating that stood for the registration from that day, `before` the one before it.',
  scope: 'cqc.read',
  params: servicePath,
  query: Type.Object({}),
  answer: Type.Object(
    { locationId: Type.String(), publications: Type.Array(Publication) },
    { ...closed, $id: 'ServiceRatings' },
  ),
  example: {
    locationId: '1-1000000001',
    publications: [
      {
        publishedOn: '2025-03-04',
        locationId: '1-1000000001',
        regime: 'inspection',
        inspectedOn: '2025-01-20',
        overall: 'Requires improvement',
        before: 'Good',
        verdicts: [
          {
            service: 'Overall',
            question: 'Overall',
            rating: 'Requires improvement',
            notRatedReason: null,
            assessed: true,
          },
        ],
        reportLink: null,
      },
    ],
  },
  handler: async ({ tx, params: { locationId }, today }) => {
    const service = await fetchService(tx, locationId, today);
    if (service === null) throw new NotFound(`service with the id ${locationId}`);
    const registrations = await fetchServiceRegistrations(tx, locationId);
    const line = [...new Set([locationId, ...registrations.map((one) => one.locationId)])];
    const judgements = await fetchServiceJudgements(tx, line);
    return {
      locationId,
      publications: publicationsOf(registrations, judgements, service.typeNames).map((one) => ({
        publishedOn: one.day,
        locationId: one.locationId,
        regime: one.regime,
        inspectedOn: one.inspectedOn,
        overall: one.level,
        before: one.before,
        verdicts: one.verdicts.map(({ group, question, rating, reason, assessed }) => ({
          service: group,
          question,
          rating,
          notRatedReason: reason,
          assessed,
        })),
        reportLink: webAddress(one.reportLink),
      })),
    };
  },
});
