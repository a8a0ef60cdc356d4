import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { changeScheme, parseChange } from '../../parts/change-scheme.ts';
import { fetchAnswerers } from '../../queries/fetch-answerers.ts';
import { findNewestScheme } from '../../queries/find-newest-scheme.ts';
import { paths } from '../../routes.ts';
import { parseLadder } from './form.ts';
import { presentLadder } from './presenter.ts';
import { LadderPage } from './view.tsx';

/** GET: the ladder and working time, ready to be changed. */
export const showLadder = forCouncil((context) => page(context));

/** POST: saves them in a new version. */
export const submitLadder = forCouncil(async (context) => {
  const { tx, today, body } = context;
  const newest = await findNewestScheme(tx);
  const { roles, answerers } = await choicesOf(context);
  const known = { roles: new Set(roles), accounts: new Set(answerers.map(({ accountId }) => accountId)) };
  const errors: FieldError[] = [];
  const parsed = parseLadder(body, known);
  const change = parseChange(body, today, newest, errors);
  errors.unshift(...(parsed.errors ?? []));
  if (parsed.value === undefined || errors.length > 0) return page(context, errors, 400);
  const changed = await changeScheme(
    context,
    one(body, 'seen'),
    change,
    { ...newest.scheme, ...parsed.value },
    (wrong) => (wrong.rung === null ? (wrong.rule === null ? wrong.field : 'name-1') : `name-${wrong.rung}`),
  );
  if (changed.state === 'refused') return page(context, changed.errors, 400);
  if (changed.state === 'overtaken')
    return page(context, [{ field: 'name-1', message: messages.rulesChanged }], 409);
  return { kind: 'redirect', to: paths.settings(), flash: 'The ladder was saved.' };
});

/** Who may stand on a rung: roles and people who may answer. */
async function choicesOf({ tx, today, access }: CouncilContext) {
  const roles = access.rolesThatMay('escalation.answer');
  return { roles, answerers: await fetchAnswerers(tx, today, roles), names: access.roles };
}

async function page(context: CouncilContext, errors: FieldError[] = [], status = 200): Promise<Reply> {
  const { tx, today, body } = context;
  const newest = await findNewestScheme(tx);
  const sent = status === 200 ? null : body;
  const model = presentLadder(newest, await choicesOf(context), {
    today,
    sent,
    errors,
    clashed: status === 409,
  });
  return {
    kind: 'page',
    title: 'The ladder',
    about: 'escalation-rules',
    status,
    errors,
    back: { text: 'Rules of escalation', href: paths.settings() },
    view: h(LadderPage, { model }),
  };
}
