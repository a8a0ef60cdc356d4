import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { GIVEN, tell } from '../../notices.ts';
import { findOne } from '../../parts/find-one.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { ACT } from '../../parts/may-act.ts';
import type { InterventionRecord } from '../../queries/find-intervention.ts';
import { saveEntry } from '../../queries/save-entry.ts';
import { saveOpened } from '../../queries/save-opened.ts';
import { saveEnding } from '../../queries/save-state.ts';
import { paths } from '../../routes.ts';
import { protocolName } from '../../rules/protocol.ts';
import { nextState } from '../../rules/states.ts';
import { knowStart, setSteps } from '../../start-known.ts';
import { presentOne } from './presenter.ts';
import { OnePage } from './view.tsx';

/** GET /interventions/:interventionId: one, with its steps and its record. */
export const showOne = forCouncil(async (context) => page(context, await findOne(context)));

/** POST .../decide: accepts or declines what is proposed. */
export const submitDecision = forCouncil(async (context) => {
  const one = await findOne(context);
  const { body } = context;
  const accepts = field(body, 'act') === 'accept';
  const reason = field(body, 'reason');
  if (!accepts && (reason === '' || reason.length > 4000))
    return page(context, one, {
      fields: body,
      errors: [{ field: 'reason', message: messages.reasonMissing }],
    });
  const version = wholeNumber(field(body, 'version'), 1, 999_999_999) ?? 0;
  const done = accepts ? await accept(context, one, version) : await decline(context, one, version, reason);
  if (!done)
    return page(context, await findOne(context), {
      fields: body,
      errors: [{ field: 'reason', message: messages.changedMeanwhile }],
      status: 409,
    });
  const flash = `${one.kindName} at ${one.serviceName} was ${accepts ? 'accepted' : 'declined'}.`;
  return { kind: 'redirect', to: paths.one(one.interventionId), flash };
});

/** POST .../note: adds a note to the record. */
export const submitNote = forCouncil(async (context) => {
  const one = await findOne(context);
  const { tx, clock, authority, body } = context;
  const words = field(body, 'note');
  if (words === '' || words.length > 4000)
    return page(context, one, { fields: body, errors: [{ field: 'note', message: messages.noteMissing }] });
  const { interventionId } = one;
  await saveEntry(tx, clock, { authorityId: authority.authorityId, interventionId, happened: 'note', words });
  return { kind: 'redirect', to: paths.one(interventionId), flash: 'The note was added.' };
});

async function accept(context: CouncilContext, one: InterventionRecord, version: number): Promise<boolean> {
  const { tx, clock, today } = context;
  const { authorityId } = context.authority;
  const { interventionId, locationId, kind, state } = one;
  if (nextState(state, 'accept') === null) return false;
  const known = await knowStart(tx, today, [locationId]);
  if (!(await saveOpened(tx, interventionId, today, protocolName(known.protocol), version))) return false;
  await saveEntry(tx, clock, { authorityId, interventionId, happened: 'started', words: 'Accepted' });
  const tellings = await setSteps(tx, { clock, authorityId }, known, { interventionId, locationId, kind });
  const others = tellings.filter(({ accountId }) => accountId !== context.person.accountId);
  await tell(tx, clock, authorityId, GIVEN, others);
  return true;
}

async function decline(
  { tx, clock, today, authority }: CouncilContext,
  { interventionId, state }: InterventionRecord,
  version: number,
  reason: string,
): Promise<boolean> {
  if (nextState(state, 'decline') === null) return false;
  const ending = {
    interventionId,
    from: state,
    version,
    to: 'declined',
    on: today,
    outcome: null,
    reason,
  } as const;
  if (!(await saveEnding(tx, ending))) return false;
  const { authorityId } = authority;
  await saveEntry(tx, clock, { authorityId, interventionId, happened: 'declined', words: reason });
  return true;
}

function page(
  { today, may }: CouncilContext,
  one: InterventionRecord,
  typed: { fields: Fields; errors: FieldError[]; status?: number } = { fields: {}, errors: [] },
): Reply {
  const acts = may(ACT);
  const { fields, errors } = typed;
  return {
    kind: 'page',
    title: `${one.kindName}: ${one.serviceName}`,
    width: 'full',
    about: 'interventions',
    status: errors.length === 0 ? 200 : (typed.status ?? 400),
    errors,
    back: { text: 'Interventions', href: paths.list() },
    view: h(OnePage, { model: presentOne(one, today, acts), acts, fields, errors }),
  };
}
