import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { GIVEN, tell } from '../../notices.ts';
import { findStep } from '../../parts/find-one.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { ACT } from '../../parts/may-act.ts';
import { fetchDoers } from '../../queries/fetch-doers.ts';
import type { InterventionRecord, StepRow } from '../../queries/find-intervention.ts';
import { saveEntry, type NewEntry } from '../../queries/save-entry.ts';
import { saveStepChange, type StepChange } from '../../queries/save-step-change.ts';
import { paths } from '../../routes.ts';
import { parseStepForm, type StepForm } from './form.ts';
import { StepPage } from './view.tsx';

interface Found {
  one: InterventionRecord;
  step: StepRow;
  doers: { id: string; name: string }[];
}

/** GET: a step, with what can be done about it. */
export const showStep = forCouncil(async (context) => page(await find(context), {}, []));

/** POST: does it, says that it is not needed, gives it more time, or gives it to somebody else. */
export const submitStep = forCouncil(async (context) => {
  const found = await find(context);
  const { one, step, doers } = found;
  const { body } = context;
  const { value, errors } = parseStepForm(body, step.dueOn, new Set(doers.map(({ id }) => id)));
  if (errors !== undefined) return page(found, body, errors);
  const version = wholeNumber(field(body, 'version'), 1, 999_999_999) ?? 0;
  const change = changeOf(value, context);
  if (!(await saveStepChange(context.tx, step.stepId, version, change)))
    return page(await find(context), body, [{ field: 'done-note', message: messages.changedMeanwhile }], 409);
  await write(context, found, value);
  return { kind: 'redirect', to: paths.one(one.interventionId), flash: flashOf(value, step) };
});

async function find(context: CouncilContext): Promise<Found> {
  const found = await findStep(context);
  return { ...found, doers: await fetchDoers(context.tx, context.access.rolesThatMay(ACT)) };
}

function changeOf(value: StepForm, { today }: CouncilContext): StepChange {
  if (value.act === 'do') return { state: 'done', doneOn: today };
  if (value.act === 'drop') return { state: 'not-needed' };
  return value.act === 'extend' ? { dueOn: value.dueOn } : { ownerAccountId: value.ownerAccountId };
}

const HAPPENED = {
  do: 'step-done',
  drop: 'step-not-needed',
  extend: 'extended',
  reassign: 'reassigned',
} as const;

/** Writes what happened, and tells whoever has got the step. */
async function write(context: CouncilContext, { one, step, doers }: Found, value: StepForm): Promise<void> {
  const { tx, clock, authority, person } = context;
  const { authorityId } = authority;
  const to = value.act === 'reassign' ? doers.find(({ id }) => id === value.ownerAccountId) : undefined;
  const entry: NewEntry = {
    authorityId,
    interventionId: one.interventionId,
    stepId: step.stepId,
    happened: HAPPENED[value.act],
    words: to === undefined ? value.words : [`To ${to.name}.`, value.words].join(' ').trim(),
    ...(value.act === 'extend' ? { dueBefore: step.dueOn, dueAfter: value.dueOn } : {}),
  };
  await saveEntry(tx, clock, entry);
  if (to === undefined || to.id === person.accountId) return;
  const href = paths.step(one.interventionId, step.stepId);
  const about = `${step.name}: ${one.serviceName}`;
  await tell(tx, clock, authorityId, GIVEN, [{ accountId: to.id, href, about }]);
}

function flashOf(value: StepForm, { name }: StepRow): string {
  switch (value.act) {
    case 'do':
      return `“${name}” is done.`;
    case 'drop':
      return `“${name}” is not needed.`;
    case 'extend':
      return `“${name}” is now due on ${longDay(value.dueOn)}.`;
    default:
      return `“${name}” was given to somebody else.`;
  }
}

function page({ one, step, doers }: Found, fields: Fields, errors: FieldError[], status = 400): Reply {
  return {
    kind: 'page',
    title: `${step.name}: ${one.serviceName}`,
    about: 'interventions',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: `${one.kindName} at ${one.serviceName}`, href: paths.one(one.interventionId) },
    view: h(StepPage, { one, step, doers, fields, errors }),
  };
}
