import type { Route } from '../../platform/web/index.ts';
import { submitAct, submitMerge, submitNotSame } from './pages/acts/handler.ts';
import { downloadAttachment, submitAttachments } from './pages/attachments/handler.ts';
import { showCorrect, submitCorrect } from './pages/correct/handler.ts';
import { showEvent } from './pages/event/handler.ts';
import { submitIdentity, submitIdentitySave } from './pages/identity/handler.ts';
import { showInbox, submitSort } from './pages/inbox/handler.ts';
import { downloadLog, showLog } from './pages/log/handler.ts';
import { showOutcome, submitOutcome } from './pages/outcome/handler.ts';
import { showPathway, submitPathway } from './pages/pathway/handler.ts';
import { showRecord, submitRecord } from './pages/record/handler.ts';
import { showRecorded } from './pages/recorded/handler.tsx';
import { showSplit, submitSplit } from './pages/split/handler.ts';

const RECORD = 'intelligence.record';
const READ = 'intelligence.read';
const TRIAGE = 'intelligence.triage';
const IDENTITY = 'intelligence.identity';
const EVENT = '/intelligence/:eventId';

/** The pages of the log itself: recording, reading, sorting. */
export const logPages: Route[] = [
  { method: 'GET', url: '/intelligence', permission: READ, handler: showLog },
  { method: 'GET', url: '/intelligence/download/:format', permission: READ, handler: downloadLog },
  { method: 'GET', url: '/intelligence/new', permission: RECORD, handler: showRecord },
  {
    method: 'POST',
    url: '/intelligence/new',
    permission: RECORD,
    upload: 'refused too',
    takes: 'documents',
    handler: submitRecord,
  },
  { method: 'GET', url: '/intelligence/recorded/:eventId', permission: RECORD, handler: showRecorded },
  { method: 'GET', url: '/intelligence/inbox', permission: TRIAGE, handler: showInbox },
  { method: 'GET', url: EVENT, permission: READ, handler: showEvent },
  { method: 'GET', url: `${EVENT}/correct`, permission: TRIAGE, handler: showCorrect },
  { method: 'POST', url: `${EVENT}/correct`, permission: TRIAGE, handler: submitCorrect },
  { method: 'POST', url: `${EVENT}/sort`, permission: TRIAGE, handler: submitSort },
  { method: 'POST', url: `${EVENT}/act`, permission: TRIAGE, handler: submitAct },
  { method: 'POST', url: `${EVENT}/merge`, permission: TRIAGE, handler: submitMerge },
  { method: 'POST', url: `${EVENT}/not-same`, permission: TRIAGE, handler: submitNotSame },
  { method: 'GET', url: `${EVENT}/split`, permission: TRIAGE, handler: showSplit },
  { method: 'POST', url: `${EVENT}/split`, permission: TRIAGE, handler: submitSplit },
  { method: 'GET', url: `${EVENT}/outcome`, permission: TRIAGE, handler: showOutcome },
  { method: 'POST', url: `${EVENT}/outcome`, permission: TRIAGE, handler: submitOutcome },
  { method: 'GET', url: `${EVENT}/pathway`, permission: TRIAGE, handler: showPathway },
  { method: 'POST', url: `${EVENT}/pathway`, permission: TRIAGE, handler: submitPathway },
  { method: 'POST', url: `${EVENT}/identity`, permission: IDENTITY, handler: submitIdentity },
  { method: 'POST', url: `${EVENT}/identity/save`, permission: IDENTITY, handler: submitIdentitySave },
  {
    method: 'POST',
    url: `${EVENT}/attachments`,
    permission: TRIAGE,
    upload: 'refused too',
    takes: 'documents',
    handler: submitAttachments,
  },
  {
    method: 'GET',
    url: `${EVENT}/attachments/:attachmentId`,
    permission: READ,
    handler: downloadAttachment,
  },
];
