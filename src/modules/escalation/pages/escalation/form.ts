import { addMonths, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { DecisionForm } from '../../rules/decision-form.ts';
import { ATTENDEES, INTERVENTION_KINDS, OUTCOMES, TOLD_COUNCILS } from '../../rules/outcomes.ts';

/** Reads a decision; `leads` are the accounts that may be appointed to lead. Fields of outcomes that were not chosen are left out. */
export function parseDecision(
  fields: Fields,
  { today, leads }: { today: Day; leads: ReadonlySet<string> },
): Parsed<DecisionForm> {
  const errors: FieldError[] = [];
  const say = (field: string, message: string) => void errors.push({ field, message });
  const outcome = OUTCOMES.find((each) => each.outcome === one(fields, 'outcome'));
  if (outcome === undefined) say('outcome', messages.outcomeMissing);
  const kind = INTERVENTION_KINDS.find((each) => each.kind === one(fields, 'kind'))?.kind ?? null;
  if (outcome?.asks === 'intervention' && kind === null) say('kind', messages.kindMissing);
  const lead = one(fields, 'lead');
  if (lead !== '' && !leads.has(lead)) say('lead', messages.leadUnknown);
  else if (outcome?.asks === 'lead' && lead === '') say('lead', messages.leadMissing);
  const panel = outcome?.asks === 'panel' ? readPanel(fields, today, say) : NO_PANEL;
  const reason = one(fields, 'reason');
  if (reason === '') say('reason', messages.reasonMissing);
  else if (reason.length > 4_000) say('reason', messages.reasonTooLong);
  const told = TOLD_COUNCILS.find(({ value }) => value === one(fields, 'told'))?.value;
  if (told === undefined) say('told', messages.toldMissing);
  const names = one(fields, 'toldNames');
  if (told === 'told' && names === '') say('toldNames', messages.toldNames);
  else if (names.length > 1_000) say('toldNames', messages.namesTooLong);
  if (errors.length > 0 || outcome === undefined || told === undefined) return { errors };
  return {
    value: {
      outcome: outcome.outcome,
      reason,
      ...panel,
      toldCouncils: told,
      kind: outcome.asks === 'intervention' ? kind : null,
      leadAccountId: lead === '' ? null : lead,
      toldCouncilNames: told === 'told' ? names : '',
    },
  };
}

type Panel = Pick<DecisionForm, 'panelOn' | 'attendees' | 'attendeesMore'>;
const NO_PANEL: Panel = { panelOn: null, attendees: [], attendeesMore: '' };

function readPanel(fields: Fields, today: Day, say: (field: string, message: string) => void): Panel {
  const on = dayOf(fields, 'panelOn');
  if (on === undefined) say('panelOn-day', messages.panelWrong);
  else if (on === null) say('panelOn-day', messages.panelMissing);
  else if (on < today) say('panelOn-day', messages.panelPast);
  else if (on > addMonths(today, 12)) say('panelOn-day', messages.panelFar);
  const attendees = many(fields, 'attendees').filter((each) => ATTENDEES.some((known) => known === each));
  const attendeesMore = one(fields, 'attendeesMore');
  if (attendees.length === 0 && attendeesMore === '') say('attendees', messages.attendeesMissing);
  if (attendeesMore.length > 500) say('attendeesMore', messages.moreTooLong);
  return { panelOn: on ?? null, attendees, attendeesMore };
}
