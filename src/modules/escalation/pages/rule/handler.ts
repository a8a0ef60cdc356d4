import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { changeScheme, parseChange } from '../../parts/change-scheme.ts';
import { fetchKinds } from '../../queries/fetch-kinds.ts';
import { findNewestScheme } from '../../queries/find-newest-scheme.ts';
import { paths } from '../../routes.ts';
import type { Rule, Scheme, Trigger } from '../../rules/scheme.ts';
import { TRIGGERS } from '../../rules/scheme.ts';
import { parseRule } from './form.ts';
import { presentRule } from './presenter.ts';
import { ChooseTriggerPage, RulePage } from './view.tsx';

const back = { text: 'Rules of escalation', href: paths.settings() };

/** GET: one rule, ready to be changed. */
export const showRule = forCouncil((context) => page(context));

/** GET: chooses what a new rule listens to, then shows its form. */
export const showNewRule = forCouncil(async (context) => {
  if (triggerAsked(context.query) !== null) return page(context);
  return {
    kind: 'page',
    title: 'A new rule',
    about: 'escalation-rules',
    back,
    view: h(ChooseTriggerPage, {}),
  };
});

/** POST: saves the rule in a new version of the rules and the ladder. */
export const submitRule = forCouncil(async (context) => {
  const { tx, today, body } = context;
  const newest = await findNewestScheme(tx);
  const { key, trigger, rule } = subjectOf(context, newest.scheme);
  const kinds = new Set((await fetchKinds(tx)).map(({ kind }) => kind));
  const errors: FieldError[] = [];
  const source = rule?.source ?? `The council's own rule.`;
  const parsed = parseRule(body, { key, trigger, kinds, source });
  const change = parseChange(body, today, newest, errors);
  errors.unshift(...(parsed.errors ?? []));
  if (parsed.value === undefined || errors.length > 0) return page(context, errors, 400);
  const scheme = withRule(newest.scheme, parsed.value);
  const changed = await changeScheme(context, one(body, 'seen'), change, scheme, ({ field }) => field);
  if (changed.state === 'refused') return page(context, changed.errors, 400);
  if (changed.state === 'overtaken')
    return page(context, [{ field: 'name', message: messages.rulesChanged }], 409);
  return { kind: 'redirect', to: paths.settings(), flash: `"${parsed.value.name}" was saved.` };
});

/** POST: takes a rule out from a day on. */
export const submitRemovedRule = forCouncil(async (context) => {
  const { tx, today, body } = context;
  const newest = await findNewestScheme(tx);
  const { rule } = subjectOf(context, newest.scheme);
  if (rule === undefined) throw new NotFound('such rule');
  if (newest.scheme.rules.length === 1)
    return page(context, [{ field: 'note', message: messages.lastRule }], 400);
  const validFrom = newest.validFrom > today ? newest.validFrom : today;
  const change = { validFrom, note: `"${rule.name}" was taken out.` };
  const rules = newest.scheme.rules.filter(({ key }) => key !== rule.key);
  const seen = one(body, 'seen');
  const changed = await changeScheme(context, seen, change, { ...newest.scheme, rules }, () => 'note');
  if (changed.state !== 'saved')
    return page(context, [{ field: 'name', message: messages.rulesChanged }], 409);
  return { kind: 'redirect', to: paths.settings(), flash: change.note };
});

function withRule(scheme: Scheme, rule: Rule): Scheme {
  const at = scheme.rules.findIndex(({ key }) => key === rule.key);
  return { ...scheme, rules: at < 0 ? [...scheme.rules, rule] : scheme.rules.with(at, rule) };
}

const triggerAsked = (fields: Fields): Trigger | null =>
  TRIGGERS.find((each) => each === one(fields, 'trigger')) ?? null;

/** The rule of the address, or a new one of the trigger that was chosen. */
function subjectOf({ params, query, body, clock }: CouncilContext, scheme: Scheme) {
  const rule = scheme.rules.find(({ key }) => key === params.ruleKey);
  if (rule !== undefined) return { key: rule.key, trigger: rule.when.trigger, rule };
  const trigger = triggerAsked(query) ?? triggerAsked(body);
  if (params.ruleKey !== undefined || trigger === null) throw new NotFound('such rule');
  return { key: `own-${newId(clock)}`, trigger, rule: undefined };
}

async function page(context: CouncilContext, errors: FieldError[] = [], status = 200): Promise<Reply> {
  const { tx, today, body } = context;
  const newest = await findNewestScheme(tx);
  const subject = subjectOf(context, newest.scheme);
  const kinds = await fetchKinds(tx);
  const sent = status === 200 ? null : body;
  const model = presentRule(subject, newest, { today, kinds, sent, errors, clashed: status === 409 });
  const about = 'escalation-rules';
  return { kind: 'page', title: model.title, about, status, errors, back, view: h(RulePage, { model }) };
}
