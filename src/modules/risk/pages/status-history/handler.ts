import { h } from 'preact';
import type { Day } from '../../../../kernel/calendar-day.ts';
import { NotFound } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { workOut } from '../../parts/load-before.ts';
import { fetchAssessment } from '../../queries/fetch-assessment.ts';
import { fetchStatusHistory, type StatusHistory } from '../../queries/fetch-status-history.ts';
import { findAssessmentOn } from '../../queries/find-assessment-on.ts';
import { openVersion } from '../../rules/audience.ts';
import { paths } from '../../routes.ts';
import { parseHistoryForm } from './form.ts';
import { presentHistoryPage, type ReasonsOfDay } from './presenter.ts';
import { HistoryPage } from './view.tsx';

/** GET /services/:locationId/status/history: what the status was on a day, what was proposed and why, and who decided. */
export const showHistory = forCouncil(async (context) => {
  const { tx, query, today, params, may } = context;
  const locationId = params.locationId ?? '';
  const history = await fetchStatusHistory(tx, locationId);
  if (history === null) throw new NotFound(`status of a service with the id ${locationId.slice(0, 60)}`);
  const form = parseHistoryForm(query, today);
  const on = form.value ?? today;
  const model = presentHistoryPage({
    locationId,
    history,
    on,
    today,
    fields: query,
    errors: form.errors ?? [],
    kept: await findAssessmentOn(tx, locationId, on),
    reasons: await reasonsOf(context, history, on),
    mayKnow: may('risk.reasons'),
  });
  return {
    kind: 'page',
    title: `Status on any day: ${history.name}`,
    about: 'status',
    width: 'full',
    errors: form.errors,
    status: form.errors ? 400 : 200,
    back: { text: history.name, href: paths.service(locationId) },
    view: h(HistoryPage, model),
  };
});

/** The reasons of a day: today's, those of a decision of that day, or worked out again. */
async function reasonsOf(
  context: CouncilContext,
  { decisions }: StatusHistory,
  on: Day,
): Promise<ReasonsOfDay | null> {
  const { tx, today, authority, params, may } = context;
  const locationId = params.locationId ?? '';
  if (on === today) {
    const now = await fetchAssessment(tx, locationId);
    return now && { assessment: now, from: 'now', model: { id: now.modelId, version: now.modelVersion } };
  }
  const decided = decisions.find(({ decidedOn }) => decidedOn === on);
  const found =
    decided === undefined
      ? await workOut({ tx, authorityId: authority.authorityId, today }, locationId, on)
      : { assessment: decided.assessment, model: { id: decided.modelId, version: decided.modelVersion } };
  if (found === null) return null;
  const { assessment, model } = found;
  const from = decided === undefined ? 'worked out again' : 'decision';
  return { assessment: may('risk.reasons') ? assessment : openVersion(assessment), from, model };
}
