import type { Route } from '../../platform/web/index.ts';
import { showChecks, submitDraw } from './pages/checks/handler.ts';
import { downloadDraw, showDraw } from './pages/draw/handler.ts';
import { showEnd, submitEnd } from './pages/end/handler.ts';
import { downloadList, showList } from './pages/list/handler.ts';
import { showOne, submitDecision, submitNote } from './pages/one/handler.ts';
import { showNewProtocol, submitNewProtocol } from './pages/protocol-new/handler.ts';
import { showProtocol, showProtocolVersion } from './pages/protocols/handler.ts';
import { showQuotas, submitQuota } from './pages/quotas/handler.ts';
import { showOfService, submitOfService } from './pages/service/handler.ts';
import { showStep, submitStep } from './pages/step/handler.ts';
import { ACT, ADMINISTER } from './parts/may-act.ts';

const READ = 'interventions.read';
const get = (url: string, handler: Route['handler'], permission = READ): Route => ({
  method: 'GET',
  url,
  permission,
  handler,
});
const post = (url: string, handler: Route['handler'], permission = ACT): Route => ({
  method: 'POST',
  url,
  permission,
  handler,
});

/** The pages of interventions, random checks and protocols. */
export const interventionRoutes: Route[] = [
  get('/interventions', showList),
  get('/interventions/download/:format', downloadList),
  get('/services/:locationId/interventions', showOfService),
  post('/services/:locationId/interventions', submitOfService),
  get('/interventions/:interventionId', showOne),
  post('/interventions/:interventionId/decide', submitDecision),
  post('/interventions/:interventionId/note', submitNote),
  get('/interventions/:interventionId/end', showEnd, ACT),
  post('/interventions/:interventionId/end', submitEnd),
  get('/interventions/:interventionId/steps/:stepId', showStep, ACT),
  post('/interventions/:interventionId/steps/:stepId', submitStep),
  get('/interventions/checks', showChecks),
  post('/interventions/checks', submitDraw, ADMINISTER),
  get('/interventions/checks/:drawId', showDraw),
  get('/interventions/checks/:drawId/download/:format', downloadDraw),
  get('/settings/random-checks', showQuotas, ADMINISTER),
  post('/settings/random-checks', submitQuota, ADMINISTER),
  get('/settings/intervention-protocols', showProtocol),
  get('/settings/intervention-protocols/:owner/:version', showProtocolVersion),
  get('/settings/intervention-protocols/new', showNewProtocol, ADMINISTER),
  post('/settings/intervention-protocols/new', submitNewProtocol, ADMINISTER),
];
