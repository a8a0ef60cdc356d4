import type { Day } from '../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, type KeyQuestion } from '../../kernel/rating.ts';
import type { Judgement } from './judgement.ts';

/** A judgement in a record, with the registration it was first given to. */
export interface RatedUnder {
  judgement: Judgement;
  givenTo: string;
}

/** The rating fields of an API record. All are left out where CQC has published nothing. */
export interface RatingFields {
  currentRatings?: unknown;
  historicRatings?: unknown[];
  assessment?: unknown[];
  assessmentServiceGroup?: unknown[];
  reports?: unknown[];
  lastInspection?: { date: Day };
  lastReport?: { publicationDate: Day };
}

const NOT_RATED = 'Inspected but not rated';
const SERVICE_IDS = { 'Care Homes': '271', Homecare: '272', Overall: '' } as const;
/** CQC lists Well-led second. */
const API_ORDER: readonly KeyQuestion[] = ['Safe', 'Well-led', 'Caring', 'Responsive', 'Effective'];

const given = (rated: RatedUnder, locationId: string) =>
  rated.givenTo === locationId ? {} : { organisationId: rated.givenTo };

/** A past inspection: the key questions it looked at, without dates of their own. */
function historic(rated: RatedUnder, locationId: string) {
  const { judgement } = rated;
  const looked = API_ORDER.filter((q) => judgement.looked.includes(q));
  return {
    ...given(rated, locationId),
    overall: {
      keyQuestionRatings: looked.map((name) => ({ name, rating: judgement.standing?.[name] ?? NOT_RATED })),
      rating: judgement.rating ?? NOT_RATED,
    },
    reportDate: judgement.publishedOn,
    reportLinkId: judgement.reportId,
  };
}

/** The rating that stands from inspections: each key question with the date of the newest report that looked at it. */
function current(inspections: readonly RatedUnder[], locationId: string) {
  const newest = inspections.at(-1)!;
  const source = (q: KeyQuestion) => inspections.findLast((r) => r.judgement.looked.includes(q)) ?? newest;
  const dated = (rated: RatedUnder) => ({
    reportDate: rated.judgement.publishedOn,
    reportLinkId: rated.judgement.reportId,
  });
  return {
    overall: {
      ...given(newest, locationId),
      keyQuestionRatings: API_ORDER.map((name) => ({
        name,
        ...given(source(name), locationId),
        rating: source(name).judgement.standing?.[name],
        ...dated(source(name)),
      })),
      rating: newest.judgement.rating,
      ...dated(newest),
    },
    reportDate: newest.judgement.publishedOn,
  };
}

function assessment({ judgement }: RatedUnder, isNewest: boolean, name: string) {
  return {
    assessmentPlanPublishedDateTime: `${judgement.publishedOn} 10:00:00`,
    ratings: {
      asgRatings: [
        {
          assessmentDate: judgement.visitedOn,
          assessmentPlanId: `AP99${judgement.reportId.slice(0, 6)}`,
          assessmentPlanStatus: 'Active',
          keyQuestionRatings: KEY_QUESTIONS.map((question) => ({
            name: question,
            narrative: '',
            rating: judgement.standing?.[question],
            status: judgement.looked.includes(question) ? 'Assessed' : 'Not Assessed',
          })),
          name: judgement.group,
          rating: judgement.rating,
          status: isNewest ? 'Current' : 'Historic',
          title: `Assessment of ${name}`,
        },
      ],
    },
  };
}

function report({ judgement }: RatedUnder) {
  return {
    firstVisitDate: judgement.visitedOn,
    linkId: judgement.reportId,
    reportDate: judgement.publishedOn,
    reportType: 'Location',
    reportUri: `/reports/${judgement.reportId}`,
  };
}

/** Ratings of one registration in the API's two shapes: inspections, and assessments under the newer framework. */
export function ratingFields(
  judgements: readonly RatedUnder[],
  locationId: string,
  name: string,
): RatingFields {
  const inspections = judgements.filter((r) => r.judgement.regime === 'inspection');
  const assessments = judgements.filter((r) => r.judgement.regime === 'assessment');
  const rated = inspections.filter((r) => r.judgement.rating !== null);
  // As in CQC's own records, an assessment mostly leaves no current inspection rating behind.
  const standing = assessments.length === 0 ? rated : [];
  const past = inspections.filter((r) => standing.length === 0 || r !== standing.at(-1));
  const groups = [...new Set(assessments.map((r) => r.judgement.group))];
  const isNewest = (r: RatedUnder) =>
    assessments.findLast((other) => other.judgement.group === r.judgement.group) === r;
  const last = inspections.at(-1)?.judgement;
  return {
    ...(standing.length > 0 ? { currentRatings: current(standing, locationId) } : {}),
    ...(past.length > 0 ? { historicRatings: past.map((r) => historic(r, locationId)).reverse() } : {}),
    ...(assessments.length > 0
      ? {
          assessment: assessments.map((r) => assessment(r, isNewest(r), name)).reverse(),
          assessmentServiceGroup: groups.map((group) => ({
            assessmentServiceId: SERVICE_IDS[group],
            assessmentServiceName: group,
            status: 'Active',
          })),
        }
      : {}),
    ...(inspections.length > 0 ? { reports: inspections.map(report).reverse() } : {}),
    ...(last
      ? { lastInspection: { date: last.visitedOn }, lastReport: { publicationDate: last.publishedOn } }
      : {}),
  };
}
