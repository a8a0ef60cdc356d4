import type { Room } from '../../platform/room/index.ts';
import { getReview } from './api/month.ts';
import { reviewAgreement, reviewLate, reviewProgress } from './figures.ts';
import { reviewsEachDay } from './jobs/each-day.ts';
import { noteDecision } from './jobs/note-decision.ts';
import { MONTH_OPENED, OVERRIDE_ENDS, REVIEW_OVERDUE } from './notices.ts';
import { showBoard } from './pages/board/handler.ts';
import { showCaseload } from './pages/caseload/handler.ts';
import { showOverview, submitOpen } from './pages/overview/handler.ts';
import { showProgress, submitClose } from './pages/progress/handler.ts';
import { showRecord } from './pages/record/handler.ts';
import { showReview, submitReview } from './pages/review/handler.ts';
import { reviewsRetention } from './retention.ts';
import { reviewsSubjectData } from './subject-data.ts';
import { reviewsDue } from './work.ts';

const READ = 'reviews.read';
const MANAGE = 'reviews.manage';
const DECIDE = 'risk.decide';
const service = '/reviews/:month/services/:locationId';

export { closeCycle } from './close-cycle.ts';
export { openCycle } from './open-cycle.ts';
export { findCycle } from './queries/fetch-cycles.ts';
export { fetchRules } from './queries/fetch-rule.ts';

/** The reviews room: every service looked at each month, and decided. */
export const room: Room = {
  name: 'reviews',
  tier: 7,
  permissions: [
    { permission: READ, allows: 'see monthly reviews and the board of services' },
    { permission: MANAGE, allows: 'see how officers get on, and open and close the month' },
  ],
  routes: [
    { method: 'GET', url: '/reviews', permission: READ, handler: showOverview },
    { method: 'POST', url: '/reviews/open', permission: MANAGE, handler: submitOpen },
    { method: 'GET', url: '/reviews/board', permission: READ, handler: showBoard },
    { method: 'GET', url: '/reviews/:month', permission: READ, handler: showCaseload },
    { method: 'GET', url: '/reviews/:month/progress', permission: MANAGE, handler: showProgress },
    { method: 'POST', url: '/reviews/:month/close', permission: MANAGE, handler: submitClose },
    { method: 'GET', url: '/reviews/:month/record', permission: READ, handler: showRecord },
    { method: 'GET', url: service, permission: DECIDE, handler: showReview },
    { method: 'POST', url: service, permission: DECIDE, handler: submitReview },
  ],
  figures: [reviewProgress, reviewAgreement, reviewLate],
  jobs: [reviewsEachDay],
  listens: [noteDecision],
  work: [reviewsDue],
  notices: [MONTH_OPENED, REVIEW_OVERDUE, OVERRIDE_ENDS],
  api: [getReview],
  retention: reviewsRetention,
  subjectData: reviewsSubjectData,
  recordNames: [
    { table: 'reviews.cycle', name: 'Monthly review', title: (row) => monthTitle(row.month) },
    { table: 'reviews.item', name: 'Service of a monthly review', title: (row) => serviceTitle(row) },
    { table: 'reviews.closing', name: 'Record of a monthly review', title: (row) => serviceTitle(row) },
  ],
  nav: [{ text: 'Reviews', href: '/reviews', place: 22, permission: READ, section: 'Oversight' }],
};

function monthTitle(month: unknown): string | null {
  return typeof month === 'string' ? `Review of ${month.slice(0, 7)}` : null;
}

function serviceTitle({ location_id: id }: Readonly<Record<string, unknown>>): string | null {
  return typeof id === 'string' ? `Service ${id}` : null;
}
