import type { Room } from '../../platform/room/index.ts';
import { ragDistribution } from './rag-distribution.ts';
import { rateAfterCouncilChange, rateJob } from './jobs/rate-job.ts';
import { rateWhenChanged } from './jobs/rate-when-changed.ts';
import { rateWhenHeard } from './jobs/rate-when-heard.ts';
import { COLOUR_WORSENED } from './notices.ts';
import { showDecide, submitDecide } from './pages/decide/handler.ts';
import { backTestDraftJob } from './jobs/back-test-draft.ts';
import { simulateDraftJob } from './jobs/simulate-draft.ts';
import { modelRoutes } from './model-routes.ts';
import { showModel } from './pages/model/handler.ts';
import { showHistory } from './pages/status-history/handler.ts';
import { riskRetention } from './retention.ts';
import { riskSubjectData } from './subject-data.ts';
import { changedColours } from './work.ts';

export { RISK_MOVED, rateMarket, worstFirst } from './jobs/rate-market.ts';
export type { Movement, RiskMoved } from './rules/movements.ts';
export { fetchAssessment, type StoredAssessment } from './queries/fetch-assessment.ts';
export { findStatusOn } from './queries/find-status-on.ts';
export { findAssessmentOn, type AssessmentOn } from './queries/find-assessment-on.ts';
export {
  backTest,
  measure,
  predictDayByDay,
  type BackTest,
  type Prediction,
} from './rules/backtest/back-test.ts';
export { ratingPairs } from './rules/backtest/rating-pairs.ts';
export { EVENT_COLUMNS, eventReader, type RatingEvents } from './rules/backtest/read-events.ts';
export { keepStatus } from './jobs/keep-status.ts';
export { decideStatus, STATUS_DECIDED } from './decide-status.ts';
export { DecisionForms } from './parts/decision-forms.tsx';
export { boundsOf, loadDecision, type DecisionToMake } from './parts/load-decision.ts';
export { parseDecision, seenOf } from './parts/parse-decision.ts';
export {
  decisionLines,
  overtakenAt,
  presentDecisionForms,
  type DecisionFormsModel,
  type SentDecision,
} from './parts/present-decision.ts';
export {
  presentChanges,
  presentReasons,
  type ChangesModel,
  type ReasonsModel,
} from './parts/present-reasons.ts';
export { ReasonChanges, Reasons } from './parts/reasons.tsx';
export { standingWords, waitingWords } from './rules/status-words.ts';
export { openVersion } from './rules/audience.ts';
export { backTestModel } from './jobs/back-test-draft.ts';
export { simulateModel } from './jobs/simulate-draft.ts';
export { fetchModels } from './queries/fetch-models.ts';
export { parseDraft } from './rules/draft.ts';
export { modelsInForce } from './rules/model-in-force.ts';
export { hitRate } from './rules/model-history.ts';
export { NoModelInForce } from './rules/model-in-force.ts';
export { paths as riskPaths } from './routes.ts';

/** The risk room: dated models of risk, and the colour that they give each service, with its reasons. */
export const room: Room = {
  name: 'risk',
  tier: 5,
  permissions: [
    { permission: 'risk.read', allows: 'see the colour of services, and what published facts say of it' },
    {
      permission: 'risk.reasons',
      allows: "see all reasons of a colour, also those made of the council's own intelligence",
    },
    { permission: 'risk.decide', allows: 'decide the status of a service: accept the model, or override it' },
    {
      permission: 'risk.override-floor',
      allows: 'decide a better status for a service than a fact holds it at',
    },
    { permission: 'risk.edit-model', allows: 'edit models of risk, try them, and put them in force' },
  ],
  routes: [
    { method: 'GET', url: '/risk/model', permission: 'risk.read', handler: showModel },
    ...modelRoutes,
    { method: 'GET', url: '/services/:locationId/status', permission: 'risk.decide', handler: showDecide },
    { method: 'POST', url: '/services/:locationId/status', permission: 'risk.decide', handler: submitDecide },
    {
      method: 'GET',
      url: '/services/:locationId/status/history',
      permission: 'risk.read',
      handler: showHistory,
    },
  ],
  figures: [ragDistribution],
  jobs: [rateJob, rateAfterCouncilChange, simulateDraftJob, backTestDraftJob],
  listens: [rateWhenChanged, rateWhenHeard],
  work: [changedColours],
  retention: riskRetention,
  subjectData: riskSubjectData,
  recordNames: [
    {
      table: 'risk.model_draft',
      name: 'Draft of a risk model',
      title: (row) => String((row.definition as { name?: unknown } | null)?.name ?? ''),
    },
    {
      table: 'risk.model_publication',
      name: 'Publication of a risk model',
      title: (row) => `${String(row.model_id)} version ${String(row.version)}`,
    },
    {
      table: 'risk.decision',
      name: 'Decision on a status',
      title: (row) => (typeof row.location_id === 'string' ? `Service ${row.location_id}` : null),
    },
  ],
  notices: [COLOUR_WORSENED],
  nav: [
    { text: 'Risk model', href: '/risk/model', place: 48, permission: 'risk.read', section: 'Oversight' },
  ],
};
