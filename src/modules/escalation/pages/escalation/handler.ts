import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import {
  acknowledgeEscalation,
  decideEscalation,
  reopenEscalation,
  type Answered,
  type Answering,
} from '../../answer.ts';
import { messages } from '../../messages.ts';
import { fetchAnswerers } from '../../queries/fetch-answerers.ts';
import { fetchHistory } from '../../queries/fetch-history.ts';
import { findEscalation } from '../../queries/find-escalation.ts';
import { paths } from '../../routes.ts';
import { parseDecision } from './form.ts';
import { presentEscalation } from './presenter.ts';
import { EscalationPage } from './view.tsx';

/** GET /escalations/:escalationId: what happened, why, who was told, and what is to be done now. */
export const showEscalation = forCouncil((context) => page(context));

/** POST: takes it on. */
export const submitAcknowledged = forCouncil(async (context) => {
  const answered = await acknowledgeEscalation(context.tx, answeringOf(context), idOf(context));
  const flash = 'You have taken this on. Now decide what is to be done.';
  return next(context, answered, flash, [{ field: 'acknowledge', message: messages.acknowledgedMeanwhile }]);
});

/** POST: decides, or corrects a decision by another. */
export const submitDecision = forCouncil(async (context) => {
  const { tx, body, today } = context;
  const leads = new Set((await leadsOf(context)).map(({ accountId }) => accountId));
  const { value, errors } = parseDecision(body, { today, leads });
  if (errors !== undefined) return page(context, errors, 400);
  const version = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  const answered = await decideEscalation(tx, answeringOf(context), idOf(context), version, value);
  const flash = 'The decision is recorded, and everybody who was told of the escalation is told of it.';
  return next(context, answered, flash, [{ field: 'outcome', message: messages.changedMeanwhile }]);
});

/** POST: opens a decided one again. */
export const submitReopened = forCouncil(async (context) => {
  const { tx, body } = context;
  const why = one(body, 'why');
  const wrong = why === '' ? messages.whyReopenMissing : why.length > 500 ? messages.whyTooLong : undefined;
  if (wrong !== undefined) return page(context, [{ field: 'why', message: wrong }], 400);
  const version = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  const answered = await reopenEscalation(tx, answeringOf(context), idOf(context), version, why);
  const flash = 'It is open again, and its clock has started anew.';
  return next(context, answered, flash, [{ field: 'why', message: messages.otherOpen }]);
});

const idOf = ({ params }: CouncilContext) => {
  const id = params.escalationId ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound(messages.notFound);
  return id;
};

function answeringOf({ authority, person, clock, access }: CouncilContext): Answering {
  return {
    authorityId: authority.authorityId,
    accountId: person!.accountId,
    clock,
    rolesThatMay: (permission) => access.rolesThatMay(permission),
  };
}

/** Who may lead what follows: whoever may answer escalations. */
const leadsOf = ({ tx, today, access }: CouncilContext) =>
  fetchAnswerers(tx, today, access.rolesThatMay('escalation.answer'));

function next(
  context: CouncilContext,
  answered: Answered,
  flash: string,
  overtaken: FieldError[],
): Promise<Reply> | Reply {
  if (answered.state === 'gone') throw new NotFound(messages.notFound);
  if (answered.state === 'overtaken') return page(context, overtaken, 409);
  return { kind: 'redirect', to: paths.escalation(idOf(context)), flash };
}

async function page(context: CouncilContext, errors: FieldError[] = [], status = 200): Promise<Reply> {
  const { tx, clock, may, body } = context;
  const escalationId = idOf(context);
  const row = await findEscalation(tx, escalationId);
  if (row === null) throw new NotFound(messages.notFound);
  const history = await fetchHistory(tx, escalationId);
  const leads = may('escalation.answer') ? await leadsOf(context) : [];
  const sent: Fields | null = status === 200 ? null : body;
  const model = presentEscalation(row, history, {
    now: clock.now(),
    may,
    leads,
    sent,
    errors,
    clashed: status === 409,
  });
  return {
    kind: 'page',
    title: `Escalation: ${row.serviceName}`,
    about: 'escalation',
    width: 'full',
    status,
    errors,
    back: { text: 'Escalations', href: paths.list() },
    view: h(EscalationPage, { model }),
  };
}
