import type { Room } from '../../platform/room/index.ts';
import { listServiceReturns } from './api/service-returns.ts';
import { occupancy, returnRate } from './figures.ts';
import { returnsJob } from './jobs/keep-returns.ts';
import { capacityNotices } from './notices.ts';
import { showAnswers, submitAnswers } from './pages/answer/handler.ts';
import { showHistory } from './pages/history/handler.ts';
import { showReturn, submitAct } from './pages/return/handler.ts';
import { downloadReturns, showReturns } from './pages/returns/handler.ts';
import { showSettings, submitSettings } from './pages/settings/handler.ts';
import { capacityRetention } from './retention.ts';
import { capacitySubjectData } from './subject-data.ts';
import { lateReturns } from './work.ts';

export { findReturnsToAsk } from './jobs/open-month.ts';
export { fetchForms } from './queries/fetch-forms.ts';
export { saveSetting } from './queries/save-setting.ts';
export type { Form } from './rules/form.ts';
export { measuresOf } from './rules/measures.ts';
export type { Setting } from './rules/setting.ts';
export { RETURNS_CHANGED } from './returns-changed.ts';
export { saveActingProvider } from './queries/save-acting-provider.ts';
export { paths as capacityPaths } from './routes.ts';
export { STATE_WORDS as RETURN_STATE_WORDS, type ReturnState } from './rules/return-states.ts';
export { measureWords, SHOWN as SHOWN_MEASURES, type MeasureWords } from './rules/measure-words.ts';
export { StateTag as ReturnStateTag } from './parts/state-tag.tsx';

const READ = 'capacity.read';
const RECORD = 'capacity.record';
const ANSWER = 'capacity.answer';
const ADMINISTER = 'capacity.administer';
/** The same pages for a provider's people, of their own services alone. */
const OURS = '/our-services/:locationId/returns';
const SERVICE = '/services/:locationId/returns';

/** The capacity room: what providers return each month of beds, staff and care. */
export const room: Room = {
  name: 'capacity',
  tier: 4,
  permissions: [
    { permission: READ, allows: 'see the monthly returns of providers' },
    { permission: ANSWER, allows: 'answer the monthly return for the provider they speak for' },
    { permission: RECORD, allows: 'enter or correct a monthly return for a provider' },
    { permission: ADMINISTER, allows: 'say what is asked in monthly returns and when they are due' },
  ],
  routes: [
    { method: 'GET', url: '/returns', permission: READ, handler: showReturns },
    { method: 'GET', url: '/returns/download/:format', permission: READ, handler: downloadReturns },
    { method: 'GET', url: '/settings/returns', permission: ADMINISTER, handler: showSettings },
    { method: 'POST', url: '/settings/returns', permission: ADMINISTER, handler: submitSettings },
    { method: 'GET', url: SERVICE, permission: READ, handler: showHistory('officer') },
    { method: 'GET', url: `${SERVICE}/:month`, permission: READ, handler: showReturn('officer') },
    { method: 'POST', url: `${SERVICE}/:month`, permission: RECORD, handler: submitAct },
    { method: 'GET', url: `${SERVICE}/:month/answer`, permission: RECORD, handler: showAnswers('officer') },
    {
      method: 'POST',
      url: `${SERVICE}/:month/answer`,
      permission: RECORD,
      handler: submitAnswers('officer'),
    },
    { method: 'GET', url: OURS, permission: ANSWER, handler: showHistory('provider') },
    { method: 'GET', url: `${OURS}/:month`, permission: ANSWER, handler: showReturn('provider') },
    { method: 'GET', url: `${OURS}/:month/answer`, permission: ANSWER, handler: showAnswers('provider') },
    { method: 'POST', url: `${OURS}/:month/answer`, permission: ANSWER, handler: submitAnswers('provider') },
  ],
  figures: [returnRate, occupancy],
  jobs: [returnsJob],
  work: [lateReturns],
  notices: capacityNotices,
  api: [listServiceReturns],
  recordNames: [
    { table: 'capacity.monthly_return', name: 'Monthly return', title: (row) => titleOf(row) },
    { table: 'capacity.answers', name: 'Answers of a monthly return', title: (row) => titleOf(row) },
    {
      table: 'capacity.setting',
      name: 'Whom to ask for returns',
      title: ({ valid_from }) => `From ${String(valid_from ?? '')}`,
    },
  ],
  retention: capacityRetention,
  subjectData: capacitySubjectData,
  nav: [
    { text: 'Returns', href: '/returns', place: 24, permission: READ, section: 'Intelligence' },
    {
      text: 'Monthly returns',
      href: '/settings/returns',
      place: 55,
      permission: ADMINISTER,
      setting: 'Whom to ask each month, when returns are due, and how providers are reminded.',
    },
  ],
};

/** "1-123456789, 2026-10-01". */
function titleOf({ location_id, month }: Readonly<Record<string, unknown>>): string | null {
  return typeof location_id === 'string'
    ? [location_id, month].filter((part) => part !== undefined).join(', ')
    : null;
}
