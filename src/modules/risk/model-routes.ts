import type { Route } from '../../platform/web/index.ts';
import {
  showDraft,
  submitDraftDiscarded,
  submitFloorMoved,
  submitIndicatorMoved,
} from './pages/model-draft/handler.ts';
import { showDraftAbout, submitDraftAbout } from './pages/model-draft-about/handler.ts';
import { showDraftAdd, submitDraftAdd } from './pages/model-draft-add/handler.ts';
import { showBackTest, submitBackTest } from './pages/model-draft-back-test/handler.ts';
import { showDraftDifferences } from './pages/model-draft-differences/handler.ts';
import { downloadDraft, showDraftFile, submitDraftFile } from './pages/model-draft-file/handler.ts';
import { showDraftFloor, submitDraftFloor } from './pages/model-draft-floor/handler.ts';
import { showDraftIndicator, submitDraftIndicator } from './pages/model-draft-indicator/handler.ts';
import { showDraftLimits, submitDraftLimits } from './pages/model-draft-limits/handler.ts';
import { showPublish, submitPublish } from './pages/model-draft-publish/handler.ts';
import { showSimulation, submitSimulation } from './pages/model-draft-simulation/handler.ts';
import { showDrafts, submitNewDraft } from './pages/model-drafts/handler.ts';
import { showModels, showPublished, submitWithdrawal } from './pages/model-history/handler.ts';

const EDIT = 'risk.edit-model';
const DRAFT = '/risk/model/drafts/:draftId';

function both(
  url: string,
  show: Route['handler'],
  submit: Route['handler'],
  more: Partial<Route> = {},
): Route[] {
  return [
    { method: 'GET', url, permission: EDIT, handler: show },
    { method: 'POST', url, permission: EDIT, handler: submit, ...more },
  ];
}

/** The pages of models: what there is, for everyone who sees colours; drafts for those who write them. */
export const modelRoutes: Route[] = [
  { method: 'GET', url: '/risk/model/history', permission: 'risk.read', handler: showModels },
  {
    method: 'GET',
    url: '/risk/model/history/:modelId/:version',
    permission: 'risk.read',
    handler: showPublished,
  },
  {
    method: 'POST',
    url: '/risk/model/history/:modelId/:version/withdraw',
    permission: EDIT,
    handler: submitWithdrawal,
  },
  ...both('/risk/model/drafts', showDrafts, submitNewDraft),
  { method: 'GET', url: DRAFT, permission: EDIT, handler: showDraft },
  { method: 'POST', url: `${DRAFT}/discard`, permission: EDIT, handler: submitDraftDiscarded },
  ...both(`${DRAFT}/about`, showDraftAbout, submitDraftAbout),
  ...both(`${DRAFT}/limits`, showDraftLimits, submitDraftLimits),
  ...both(`${DRAFT}/add`, showDraftAdd, submitDraftAdd),
  ...both(`${DRAFT}/indicators/:key`, showDraftIndicator, submitDraftIndicator),
  { method: 'POST', url: `${DRAFT}/indicators/:key/move`, permission: EDIT, handler: submitIndicatorMoved },
  ...both(`${DRAFT}/floors/:floor`, showDraftFloor, submitDraftFloor),
  { method: 'POST', url: `${DRAFT}/floors/:floor/move`, permission: EDIT, handler: submitFloorMoved },
  { method: 'GET', url: `${DRAFT}/differences`, permission: EDIT, handler: showDraftDifferences },
  ...both(`${DRAFT}/simulation`, showSimulation, submitSimulation),
  ...both(`${DRAFT}/back-test`, showBackTest, submitBackTest),
  ...both(`${DRAFT}/file`, showDraftFile, submitDraftFile, { upload: true }),
  { method: 'GET', url: `${DRAFT}/file/download`, permission: EDIT, handler: downloadDraft },
  ...both(`${DRAFT}/publish`, showPublish, submitPublish),
];
