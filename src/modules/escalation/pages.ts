import type { Route } from '../../platform/web/index.ts';
import {
  showEscalation,
  submitAcknowledged,
  submitDecision,
  submitReopened,
} from './pages/escalation/handler.ts';
import { showLadder, submitLadder } from './pages/ladder/handler.ts';
import { downloadEscalations, showEscalations } from './pages/list/handler.ts';
import { showNewRule, showRule, submitRemovedRule, submitRule } from './pages/rule/handler.ts';
import { showSettings } from './pages/settings/handler.ts';

const READ = 'escalation.read';
const ANSWER = 'escalation.answer';
const ADMINISTER = 'escalation.administer';
const ONE = '/escalations/:escalationId';
const SETTINGS = '/settings/escalation';

/** Every page of this room. */
export const escalationRoutes: Route[] = [
  { method: 'GET', url: '/escalations', permission: READ, handler: showEscalations },
  { method: 'GET', url: '/escalations/download/:format', permission: READ, handler: downloadEscalations },
  { method: 'GET', url: ONE, permission: READ, handler: showEscalation },
  { method: 'POST', url: `${ONE}/acknowledge`, permission: ANSWER, handler: submitAcknowledged },
  { method: 'POST', url: `${ONE}/decide`, permission: ANSWER, handler: submitDecision },
  { method: 'POST', url: `${ONE}/reopen`, permission: ANSWER, handler: submitReopened },
  { method: 'GET', url: SETTINGS, permission: ADMINISTER, handler: showSettings },
  { method: 'GET', url: `${SETTINGS}/new-rule`, permission: ADMINISTER, handler: showNewRule },
  { method: 'POST', url: `${SETTINGS}/new-rule`, permission: ADMINISTER, handler: submitRule },
  { method: 'GET', url: `${SETTINGS}/rules/:ruleKey`, permission: ADMINISTER, handler: showRule },
  { method: 'POST', url: `${SETTINGS}/rules/:ruleKey`, permission: ADMINISTER, handler: submitRule },
  {
    method: 'POST',
    url: `${SETTINGS}/rules/:ruleKey/remove`,
    permission: ADMINISTER,
    handler: submitRemovedRule,
  },
  { method: 'GET', url: `${SETTINGS}/ladder`, permission: ADMINISTER, handler: showLadder },
  { method: 'POST', url: `${SETTINGS}/ladder`, permission: ADMINISTER, handler: submitLadder },
];
