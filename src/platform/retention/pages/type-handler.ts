import { h } from 'preact';
import type { FieldError } from '../../../kernel/parsed.ts';
import { monthsInWords } from '../../../kernel/calendar-day.ts';
import { newId } from '../../clock/index.ts';
import { NotFound } from '../../web/problems.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { lookThrough } from '../look-through.ts';
import { messages } from '../messages.ts';
import { paths } from '../paths.ts';
import { fetchDecisions, fetchHolds } from '../queries/fetch-decisions.ts';
import { saveHoldLifted, saveNewHold } from '../queries/save-hold.ts';
import { savePeriod } from '../queries/save-period.ts';
import { hasPeriod, type PeriodRule, type RetentionRule } from '../types.ts';
import { parsePeriodForm, parseWhy } from './form.ts';
import { contextOf } from './list-handler.ts';
import { presentType } from './type-presenter.ts';
import { RetentionTypePage } from './type-view.tsx';

type Rules = readonly RetentionRule[];

/** GET /settings/retention/:recordType: one kind of record: why it is kept so long, what was decided, and what can be. */
export const showType = (context: RequestContext, rules: Rules): Promise<Reply> => page(context, rules, []);

/** POST .../period: keeps the council's own period. */
export async function submitPeriod(context: RequestContext, rules: Rules): Promise<Reply> {
  const rule = periodOf(context, rules);
  const { value, errors } = parsePeriodForm(context.body, rule);
  if (errors) return page(context, rules, errors);
  const { db, scope, clock } = context;
  const { authorityId } = contextOf(context, rules);
  const period = { ...value, periodId: newId(clock), authorityId, recordType: rule.recordType };
  await db.within(scope, (tx) => savePeriod(tx, period, clock.now()));
  return back(rule, messages.periodKept(rule.name, monthsInWords(value.months)));
}

/** POST .../hold: nothing of it goes until the hold is lifted. */
export async function submitHold(context: RequestContext, rules: Rules): Promise<Reply> {
  const rule = periodOf(context, rules);
  const { value: why, errors } = parseWhy(context.body, 'hold-why');
  if (errors) return page(context, rules, errors);
  const { db, scope, clock } = context;
  const { authorityId } = contextOf(context, rules);
  const hold = { holdId: newId(clock), authorityId, recordType: rule.recordType, why };
  const held = await db.within(scope, (tx) => saveNewHold(tx, hold, clock.now()));
  return back(rule, held ? messages.held(rule.name) : messages.heldAlready);
}

/** POST .../lift: what is due may go again. */
export async function submitLift(context: RequestContext, rules: Rules): Promise<Reply> {
  const rule = periodOf(context, rules);
  const { value: why, errors } = parseWhy(context.body, 'lift-why');
  if (errors) return page(context, rules, errors);
  const { db, scope, clock } = context;
  const { authorityId } = contextOf(context, rules);
  const lifted = { authorityId, recordType: rule.recordType, why };
  const was = await db.within(scope, (tx) => saveHoldLifted(tx, lifted, clock.now()));
  return back(rule, was ? messages.lifted(rule.name) : messages.noHold);
}

const back = ({ recordType }: PeriodRule, flash: string): Reply => ({
  kind: 'redirect',
  to: paths.type(recordType),
  flash,
});

function ruleOf({ params }: RequestContext, rules: Rules): RetentionRule {
  const rule = rules.find((each) => each.recordType === params.recordType);
  if (rule === undefined) throw new NotFound('such kind of record');
  return rule;
}

function periodOf(context: RequestContext, rules: Rules): PeriodRule {
  const rule = ruleOf(context, rules);
  if (!hasPeriod(rule)) throw new NotFound('period for these records');
  return rule;
}

async function page(context: RequestContext, rules: Rules, errors: FieldError[]): Promise<Reply> {
  const rule = ruleOf(context, rules);
  const looking = contextOf(context, rules);
  const { db, scope, body } = context;
  const [standing] = await lookThrough({ ...looking, rules: [rule] });
  const { periods, holds } = await db.within(scope, async (tx) => ({
    periods: (await fetchDecisions(tx, looking.authorityId)).periods,
    holds: await fetchHolds(tx, looking.authorityId, rule.recordType),
  }));
  const model = presentType({ rule, standing, periods, holds, typed: body, errors });
  return {
    kind: 'page',
    title: rule.name,
    about: 'retention',
    back: { text: 'Retention', href: paths.list() },
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(RetentionTypePage, { model }),
  };
}
