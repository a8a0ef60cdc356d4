import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, wholeNumber } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forSide, returnOf, type SideContext } from '../../parts/return-page.ts';
import { sendReturn } from '../../parts/send-return.ts';
import type { MonthlyReturn } from '../../queries/find-return.ts';
import { saveDraft } from '../../queries/save-draft.ts';
import { saveReturnState } from '../../queries/save-return.ts';
import { paths, type Side } from '../../routes.ts';
import { after } from '../../rules/return-states.ts';
import { typedOf } from '../../rules/typed-answers.ts';
import { parseSending } from './form.ts';
import { presentAnswers, savedAnswers, type Submitted } from './presenter.ts';
import { AnswerPage } from './view.tsx';

/** GET: the form, with what was drafted or sent, and last month's answers beside. */
export const showAnswers = (side: Side) =>
  forSide(side, async (context) => {
    const found = await returnOf(context);
    if (after(found.state, 'save') === undefined)
      return { kind: 'redirect', to: paths.return(side, found.locationId, found.month) };
    return page(context, found, savedAnswers(found), 200);
  });

/** POST: keeps a draft, or sends the return. */
export const submitAnswers = (side: Side) =>
  forSide(side, async (context) => {
    const found = await returnOf(context);
    if (after(found.state, 'save') === undefined) return refused(context, found, messages.notNow, 409);
    return one(context.body, 'do') === 'save' ? save(context, found) : send(context, found);
  });

async function save(context: SideContext, found: MonthlyReturn): Promise<Reply> {
  const { tx, clock, body, authority, side } = context;
  const { returnId, locationId, month } = found;
  const state = after(found.state, 'save')!;
  if (!(await saveReturnState(tx, returnId, seenBy(context), state)))
    return refused(context, await returnOf(context), messages.changedMeanwhile, 409);
  const key = { returnId, authorityId: authority.authorityId, locationId };
  await saveDraft(tx, key, typedOf(found.form, body), clock.now());
  const flash = 'Saved. Nothing is sent until you send it.';
  return { kind: 'redirect', to: paths.answer(side, locationId, month), flash };
}

async function send(context: SideContext, found: MonthlyReturn): Promise<Reply> {
  const { tx, clock, announce, body, authority, side, today } = context;
  const { value, errors, jumps } = parseSending(found, body, today);
  if (errors !== undefined) return page(context, found, submitted(context, errors, jumps), 400);
  const sent = await sendReturn(found, value.answers, {
    tx, clock, announce, authorityId: authority.authorityId, seen: seenBy(context), reason: value.reason, onBehalf: side === 'officer',
  }); // prettier-ignore
  if (!sent) return refused(context, await returnOf(context), messages.changedMeanwhile, 409);
  const flash = `The return of ${found.name} for ${monthOf(found.month)} was sent.`;
  return { kind: 'redirect', to: paths.return(side, found.locationId, found.month), flash };
}

const seenBy = ({ body }: SideContext): number => wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;

function submitted(
  { body }: SideContext,
  errors: FieldError[],
  jumps: Submitted['jumps'] = [],
  clashed = false,
): Submitted {
  return {
    typed: body,
    reason: one(body, 'reason'),
    confirmed: many(body, 'confirmed'),
    errors,
    jumps,
    clashed,
  };
}

function refused(
  context: SideContext,
  found: MonthlyReturn,
  message: string,
  status: number,
): Promise<Reply> {
  return page(context, found, submitted(context, [{ field: 'send', message }], [], true), status);
}

async function page(
  { side, body }: SideContext,
  found: MonthlyReturn,
  how: Submitted,
  status: number,
): Promise<Reply> {
  const seen = how.clashed || status === 200 ? String(found.version) : one(body, 'version');
  const model = presentAnswers(found, side, how, seen);
  return {
    kind: 'page',
    title: `Monthly return: ${found.name}`,
    about: 'monthly-return',
    status,
    errors: how.errors,
    back: { text: model.backText, href: paths.return(side, found.locationId, found.month) },
    view: h(AnswerPage, { model }),
  };
}
