import type { Route } from '../../platform/web/index.ts';
import { showEdit, showStart, submitEdit, submitStart } from './pages/basics/handler.ts';
import { downloadCampaign, showCampaign, submitState } from './pages/campaign/handler.ts';
import { showComparison, submitComparison, submitRemoval } from './pages/comparison/handler.ts';
import { showDesign, submitDesign } from './pages/design/handler.ts';
import { showList } from './pages/list/handler.ts';
import { showOne, submitAnswer, submitOffer, submitRating } from './pages/one/handler.ts';
import { showOurReturn, showOurs, submitOurReturn } from './pages/ours/handler.ts';
import { showReport } from './pages/report/handler.ts';
import { showReviews, submitReview } from './pages/reviews/handler.ts';
import { RUN } from './parts/campaign-of.ts';

const READ = 'appraisals.read';
const ANSWER = 'appraisals.answer';
const ONE = '/appraisals/:campaignId';
const SERVICE = `${ONE}/services/:locationId`;

const get = (url: string, handler: Route['handler'], permission = READ): Route => ({
  method: 'GET',
  url,
  permission,
  handler,
});
const post = (url: string, handler: Route['handler'], permission = RUN): Route => ({
  method: 'POST',
  url,
  permission,
  handler,
});

/** The pages of appraisals: the council's, and a provider's own. */
export const appraisalRoutes: Route[] = [
  get('/appraisals', showList),
  get('/appraisals/new', showStart, RUN),
  post('/appraisals/new', submitStart),
  get(ONE, showCampaign),
  post(`${ONE}/state`, submitState),
  get(`${ONE}/download/:format`, downloadCampaign),
  get(`${ONE}/edit`, showEdit, RUN),
  post(`${ONE}/edit`, submitEdit),
  get(`${ONE}/design`, showDesign),
  post(`${ONE}/design`, submitDesign),
  get(`${ONE}/reviews`, showReviews),
  post(`${ONE}/reviews`, submitReview),
  get(`${ONE}/comparison`, showComparison),
  post(`${ONE}/comparison`, submitComparison),
  post(`${ONE}/comparison/:benchmarkId/remove`, submitRemoval),
  get(`${ONE}/report`, showReport),
  get(SERVICE, showOne),
  post(`${SERVICE}/answer`, submitAnswer),
  post(`${SERVICE}/rate`, submitRating),
  post(`${SERVICE}/offer`, submitOffer),
  get('/our-appraisals', showOurs, ANSWER),
  get('/our-appraisals/:returnId', showOurReturn, ANSWER),
  post('/our-appraisals/:returnId', submitOurReturn, ANSWER),
];
