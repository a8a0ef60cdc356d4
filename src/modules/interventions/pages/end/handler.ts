import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { findOne } from '../../parts/find-one.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import type { InterventionRecord } from '../../queries/find-intervention.ts';
import { saveEntry } from '../../queries/save-entry.ts';
import { saveEnding } from '../../queries/save-state.ts';
import { saveStepsDropped } from '../../queries/save-steps-dropped.ts';
import { paths } from '../../routes.ts';
import { KIND_NAMES } from '../../rules/protocol.ts';
import { nextState, OUTCOMES } from '../../rules/states.ts';
import { carryOn } from './carry-on.ts';
import { parseEndForm, type EndForm } from './form.ts';
import { EndPage } from './view.tsx';

/** GET .../end: what came of it, or why it is cancelled. */
export const showEnd = forCouncil(async (context) => page(await findOne(context), {}, []));

/** POST .../end: ends or cancels it, and starts what follows. */
export const submitEnd = forCouncil(async (context) => {
  const one = await findOne(context);
  const { tx, body } = context;
  const { value, errors } = parseEndForm(body, one.kind);
  if (errors !== undefined) return page(one, body, errors);
  const version = wholeNumber(field(body, 'version'), 1, 999_999_999) ?? 0;
  if (!(await end(context, one, version, value))) {
    const now = await findOne(context);
    return page(now, body, [{ field: 'outcome', message: messages.changedMeanwhile }], 409);
  }
  await saveStepsDropped(tx, one.interventionId);
  const next = value.act === 'end' ? await carryOn(context, one, value) : null;
  const done = `${one.kindName} at ${one.serviceName} ${value.act === 'end' ? 'has ended' : 'was cancelled'}.`;
  if (next === null) return { kind: 'redirect', to: paths.one(one.interventionId), flash: done };
  const what = `${KIND_NAMES[next.kind]} ${next.state === 'open' ? 'is open' : 'is proposed'}.`;
  return { kind: 'redirect', to: paths.one(next.interventionId), flash: `${done} ${what}` };
});

async function end(
  { tx, clock, today, authority }: CouncilContext,
  { interventionId, state }: InterventionRecord,
  version: number,
  value: EndForm,
): Promise<boolean> {
  const to = nextState(state, value.act);
  if (to !== 'ended' && to !== 'cancelled') return false;
  const outcome = value.act === 'end' ? value.outcome : null;
  const { reason } = value;
  const ending = { interventionId, from: state, version, to, on: today, outcome, reason };
  if (!(await saveEnding(tx, ending))) return false;
  const words = outcome === null ? reason : `${OUTCOMES[outcome]}. ${reason}`.slice(0, 4000);
  await saveEntry(tx, clock, { authorityId: authority.authorityId, interventionId, happened: to, words });
  return true;
}

function page(one: InterventionRecord, fields: Fields, errors: FieldError[], status = 400): Reply {
  return {
    kind: 'page',
    title: `End ${one.kindName.toLowerCase()}: ${one.serviceName}`,
    about: 'interventions',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: `${one.kindName} at ${one.serviceName}`, href: paths.one(one.interventionId) },
    view: h(EndPage, { one, fields, errors }),
  };
}
