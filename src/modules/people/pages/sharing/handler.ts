import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchAgreements, type Agreement } from '../../queries/fetch-agreements.ts';
import { fetchOtherCouncils, type OtherCouncil } from '../../queries/fetch-councils.ts';
import { saveAgreementState, saveNewAgreement } from '../../queries/save-agreement.ts';
import { actsOf } from '../../rules/agreement-states.ts';
import { paths } from '../../routes.ts';
import { AgreementPage } from './agreement-view.tsx';
import { AgreementFormPage } from './form-view.tsx';
import { parseAgreementForm, parseWhy } from './form.ts';
import { presentAgreement, presentForm, presentOverview } from './presenter.ts';
import { SharingPage } from './view.tsx';

const ABOUT = 'sharing';

/** GET /settings/sharing: what we show other councils, and what they show us. */
export async function showSharing({ tx, scope, today }: RequestContext): Promise<Reply> {
  const us = scope.authorityId ?? '';
  const agreements = await fetchAgreements(tx);
  const others = await fetchOtherCouncils(tx, us);
  const model = presentOverview(agreements, us, today, others.length);
  return {
    kind: 'page',
    title: 'Sharing with other councils',
    width: 'full',
    about: ABOUT,
    view: h(SharingPage, { model }),
  };
}

/** GET /settings/sharing/new: the form of an agreement, or of a change to the one that holds with the council of `with`. */
export const showNewAgreement = (context: RequestContext): Promise<Reply> =>
  formPage(context, context.query, []);

/** POST /settings/sharing/new: proposes it to the other council. */
export async function submitNewAgreement(context: RequestContext): Promise<Reply> {
  const { tx, scope, clock, today, body } = context;
  const giverId = scope.authorityId ?? '';
  const others = await fetchOtherCouncils(tx, giverId);
  const former = formerOf(await fetchAgreements(tx), giverId, one(body, 'with'));
  const asked = {
    receivers: others.map(({ authorityId }) => authorityId),
    today,
    isChange: former !== undefined,
  };
  const { value, errors } = parseAgreementForm(body, asked);
  if (errors !== undefined) return formPage(context, body, errors, others);
  const agreement = { ...value, agreementId: newId(clock), giverId, replaces: former?.agreementId ?? null };
  if (!(await saveNewAgreement(tx, agreement, clock.now())))
    return formPage(context, body, [{ field: 'with', message: messages.sharingWaits }], others);
  return {
    kind: 'redirect',
    to: paths.agreement(agreement.agreementId),
    flash: 'Proposed. It holds once they accept it.',
  };
}

/** GET /settings/sharing/:agreementId: one agreement, and what may be done with it. */
export const showAgreement = (context: RequestContext): Promise<Reply> => agreementPage(context, []);

/** POST /settings/sharing/:agreementId: accepts, refuses, withdraws or revokes it. */
export async function submitAgreement(context: RequestContext): Promise<Reply> {
  const { tx, body, clock, scope } = context;
  const agreement = await theAgreement(context);
  const step = actsOf(agreement.state, sideOf(agreement, scope.authorityId)).find(
    ({ act }) => act === one(body, 'act'),
  );
  if (step === undefined) return agreementPage(context, [{ field: 'act', message: messages.sharingMoved }]);
  const { value: why, errors } = step.withReason
    ? parseWhy(body)
    : { value: null, errors: pastErrors(agreement, context) };
  if (errors !== undefined) return agreementPage(context, errors);
  const saved = await saveAgreementState(tx, agreement.agreementId, { ...step, why, at: clock.now() });
  if (!saved) return agreementPage(context, [{ field: 'act', message: messages.sharingMoved }]);
  return {
    kind: 'redirect',
    to: paths.agreement(agreement.agreementId),
    flash: `The agreement is ${step.to}.`,
  };
}

function pastErrors({ untilDay }: Agreement, { today }: RequestContext): FieldError[] | undefined {
  return untilDay < today ? [{ field: 'act', message: messages.sharingPast }] : undefined;
}

const sideOf = ({ giverId }: Agreement, us: string | null) =>
  giverId === us ? ('giver' as const) : ('receiver' as const);

/** The agreement that holds between us and a council, which a new one replaces. */
function formerOf(agreements: readonly Agreement[], us: string, receiverId: string): Agreement | undefined {
  return agreements.find(
    (each) => each.giverId === us && each.receiverId === receiverId && each.state === 'accepted',
  );
}

async function theAgreement({ tx, params }: RequestContext): Promise<Agreement> {
  const [agreement] = await fetchAgreements(tx, params.agreementId ?? '');
  if (agreement === undefined) throw new NotFound('such agreement');
  return agreement;
}

async function agreementPage(context: RequestContext, errors: FieldError[]): Promise<Reply> {
  const agreement = await theAgreement(context);
  const model = presentAgreement(agreement, context.scope.authorityId ?? '', context.today);
  return {
    kind: 'page',
    title: model.title,
    about: ABOUT,
    status: errors.length > 0 ? 400 : 200,
    errors,
    back: { text: 'Sharing', href: paths.sharing() },
    view: h(AgreementPage, { model, why: one(context.body, 'why'), errors }),
  };
}

async function formPage(
  { tx, scope, today }: RequestContext,
  fields: Fields,
  errors: FieldError[],
  known?: OtherCouncil[],
): Promise<Reply> {
  const us = scope.authorityId ?? '';
  const others = known ?? (await fetchOtherCouncils(tx, us));
  const former = formerOf(await fetchAgreements(tx), us, one(fields, 'with'));
  const model = presentForm({ fields, others, former, today });
  return {
    kind: 'page',
    title: model.title,
    about: ABOUT,
    status: errors.length > 0 ? 400 : 200,
    errors,
    back: { text: 'Sharing', href: paths.sharing() },
    view: h(AgreementFormPage, { model, errors }),
  };
}
