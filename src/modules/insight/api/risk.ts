import { Type } from 'typebox';
import type { Day } from '../../../kernel/calendar-day.ts';
import { AskedDay, DayText, defineOperation, OrNull, type Of } from '../../../platform/api/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { NotFound } from '../../../platform/web/index.ts';
import {
  fetchAssessment,
  findAssessmentOn,
  findStatusOn,
  NoModelInForce,
  openVersion,
  rateMarket,
  type AssessmentOn,
  type StoredAssessment,
} from '../../risk/index.ts';
import { fetchService } from '../queries/fetch-service.ts';
import { askedDay } from './asked-day.ts';
import { exampleAssessment } from './examples.ts';
import { Assessment, RagText, servicePath } from './schemas.ts';

const closed = { additionalProperties: false } as const;

const OnRecord = Type.Object(
  {
    rag: RagText,
    score: Type.Number(),
    why: Type.String(),
    model: Type.Object({ id: Type.String(), version: Type.Integer() }, closed),
    since: DayText,
  },
  {
    ...closed,
    description: 'The colour that the model proposed, as the council had it on record on the day.',
  },
);

const RiskAnswer = Type.Object(
  {
    locationId: Type.String(),
    asAt: DayText,
    onRecord: OrNull(OnRecord),
    status: OrNull(
      Type.Object(
        {
          rag: RagText,
          undecided: Type.Boolean({ description: 'True where the proposal waited for a decision.' }),
          since: DayText,
        },
        { ...closed, description: 'The status that held on the day; null where there was none.' },
      ),
    ),
    basis: Type.Enum(['on record', 'worked out again', 'none'], {
      description:
        'Where the reasons are from. Of past days only the colour is on record: its reasons are worked out again from what is known now of that day, by the model in force then.',
    }),
    assessment: OrNull(Assessment),
  },
  { ...closed, $id: 'ServiceRisk' },
);

/** GET /services/{locationId}/risk: a colour with all its reasons, now or on a past day. */
export const getServiceRisk = defineOperation({
  operationId: 'getServiceRisk',
  path: '/services/{locationId}/risk',
  tag: 'Risk',
  summary: 'The risk of a service and why',
  description:
    'The colour of a service on a day, and what each indicator added to its score, in words, with the version of the model.',
  scope: 'risk.read',
  params: servicePath,
  query: Type.Object({ 'as-at': AskedDay('The day; today where absent.') }),
  answer: RiskAnswer,
  example: {
    locationId: '1-1000000001',
    asAt: '2026-11-16',
    onRecord: {
      rag: exampleAssessment.rag,
      score: exampleAssessment.score,
      why: exampleAssessment.why,
      model: exampleAssessment.model,
      since: '2025-03-05',
    },
    status: { rag: exampleAssessment.rag, undecided: false, since: '2025-03-05' },
    basis: 'on record',
    assessment: exampleAssessment,
  },
  handler: async ({ tx, params: { locationId }, query, today, reader }) => {
    const { day, past } = askedDay(query['as-at'], today);
    if ((await fetchService(tx, locationId, day)) === null)
      throw new NotFound(`service with the id ${locationId}`);
    const status = await findStatusOn(tx, locationId, day);
    const now = await fetchAssessment(tx, locationId);
    if (now !== null && now.asAt <= day)
      return answerOf({ locationId, asAt: day, status }, recordOf(now), 'on record', reasonsOf(now));
    const then = past ? await findAssessmentOn(tx, locationId, day) : null;
    const again = past
      ? await workOut(tx, {
          authorityId: reader.authorityId,
          locationId,
          day,
          today,
          mayKnowAll: reader.scopes.includes('risk.reasons'),
        })
      : null;
    return answerOf(
      { locationId, asAt: day, status },
      then === null ? null : recordOf(then),
      again === null ? 'none' : 'worked out again',
      again,
    );
  },
});

type Basis = Of<typeof RiskAnswer>['basis'];
type Reasons = Of<typeof Assessment>;

function answerOf(
  of: Pick<Of<typeof RiskAnswer>, 'locationId' | 'asAt' | 'status'>,
  onRecord: Of<typeof OnRecord> | null,
  basis: Basis,
  assessment: Reasons | null,
): Of<typeof RiskAnswer> {
  return { ...of, onRecord, basis, assessment };
}

function recordOf(kept: AssessmentOn): Of<typeof OnRecord> {
  const { rag, score, why, modelId, modelVersion, asAt } = kept;
  return { rag, score, why, model: { id: modelId, version: modelVersion }, since: asAt };
}

function reasonsOf(
  given: Pick<
    StoredAssessment,
    'rag' | 'score' | 'why' | 'modelId' | 'modelVersion' | 'contributions' | 'floors' | 'unknown'
  >,
): Reasons {
  const { rag, score, why, modelId, modelVersion, contributions, floors, unknown } = given;
  return { rag, score, why, model: { id: modelId, version: modelVersion }, contributions, floors, unknown };
}

/** What the model in force on a past day says of a service; null where none was, or the service was not in the market. */
async function workOut(
  tx: Tx,
  asked: { authorityId: string; locationId: string; day: Day; today: Day; mayKnowAll: boolean },
): Promise<Reasons | null> {
  try {
    const [rated] = await rateMarket(tx, {
      authorityId: asked.authorityId,
      asAt: asked.day,
      today: asked.today,
      locationIds: [asked.locationId],
      persist: false,
    });
    if (rated === undefined) return null;
    return reasonsOf(asked.mayKnowAll ? rated : openVersion(rated));
  } catch (error) {
    if (error instanceof NoModelInForce) return null;
    throw error;
  }
}
