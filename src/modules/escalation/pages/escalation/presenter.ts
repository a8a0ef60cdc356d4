import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { intelligencePaths } from '../../../intelligence/index.ts';
import { boxesOf, boxesTyped, instantWords, type DayBoxes } from '../../../market/index.ts';
import { placingPaths } from '../../../placement/index.ts';
import type { EscalationRow } from '../../queries/escalations-source.ts';
import type { NamedAnswerer } from '../../queries/fetch-answerers.ts';
import type { History } from '../../queries/fetch-history.ts';
import { paths } from '../../routes.ts';
import { outcomeName } from '../../rules/outcomes.ts';
import { clockWords, isLate, STATE_NAMES } from '../../rules/state-words.ts';
import { causeWords } from '../../rules/words.ts';
import { presentDecisions, type DecisionShown } from './present-decisions.ts';
import { presentSteps, type StepShown } from './present-steps.ts';

/** What stands in the form of a decision. */
interface DecisionTyped {
  outcome: string;
  kind: string;
  lead: string;
  panelOn: DayBoxes;
  attendees: string[];
  attendeesMore: string;
  reason: string;
  told: string;
  toldNames: string;
}

export interface EscalationModel {
  service: string;
  serviceHref: string;
  rule: string;
  state: string;
  clock: string | null;
  late: boolean;
  decided: boolean;
  facts: { label: string; text: string }[];
  causes: { at: string; words: string; href: string | null }[];
  /** How many reasons the reader may not see. */
  hidden: number;
  decisions: DecisionShown[];
  steps: StepShown[];
  answer: {
    acknowledge: string | null;
    decide: string;
    reopen: string | null;
    version: number;
    typed: DecisionTyped;
    why: string;
    leads: { value: string; text: string }[];
    correcting: boolean;
    clashed: boolean;
    errors: FieldError[];
  } | null;
  /** Where placements of the service are restricted, after that was decided. */
  placements: string | null;
}

interface Reading {
  now: Date;
  may(permission: string): boolean;
  leads: readonly NamedAnswerer[];
  sent: Fields | null;
  errors: FieldError[];
  clashed: boolean;
}

/** One escalation for a reader at a moment. */
export function presentEscalation(row: EscalationRow, history: History, reading: Reading): EscalationModel {
  const { now, may } = reading;
  const causes = history.causes.map(({ at, facts }) => ({
    at: instantWords(new Date(at)),
    words: causeWords(facts),
    href: facts.kind === 'heard' && may('intelligence.read') ? intelligencePaths.event(facts.eventId) : null,
  }));
  const decided = row.state === 'decided';
  return {
    service: row.serviceName,
    serviceHref: paths.service(row.locationId),
    rule: row.rule,
    state: STATE_NAMES[row.state],
    clock: clockWords(row, now),
    late: isLate(row, now),
    decided,
    facts: factsOf(row),
    causes,
    hidden: row.causes - causes.length,
    decisions: presentDecisions(history.decisions),
    steps: presentSteps(history.steps, row),
    answer: may('escalation.answer') ? answerOf(row, reading) : null,
    placements:
      decided && row.outcome === 'placements' && may('placement.decide')
        ? placingPaths.status(row.locationId, row.escalationId)
        : null,
  };
}

function factsOf(row: EscalationRow): EscalationModel['facts'] {
  const moment = (label: string, at: Date | null) => (at === null ? [] : [{ label, text: instantWords(at) }]);
  return [
    { label: 'Stands with', text: `${row.rung} (rung ${row.level} of ${row.rungs})` },
    ...moment('Raised', row.raisedAt),
    ...(row.state === 'raised' ? moment('Acknowledge by', row.acknowledgeBy) : []),
    ...moment('Decide by', row.decideBy),
    ...(row.acknowledgedBy === null
      ? []
      : [{ label: 'Taken on by', text: `${row.acknowledgedBy}, ${instantWords(row.acknowledgedAt!)}` }]),
    ...moment('Decided', row.decidedAt),
    ...(row.outcome === null ? [] : [{ label: 'Outcome', text: outcomeName(row.outcome) }]),
  ];
}

function answerOf(row: EscalationRow, { leads, sent, errors, clashed }: Reading): EscalationModel['answer'] {
  const fields = sent ?? {};
  const seen = one(fields, 'version');
  return {
    acknowledge: row.state === 'raised' ? paths.acknowledge(row.escalationId) : null,
    decide: paths.decide(row.escalationId),
    reopen: row.state === 'decided' ? paths.reopen(row.escalationId) : null,
    version: sent === null || clashed || seen === '' ? row.version : Number(seen),
    typed: {
      outcome: one(fields, 'outcome'),
      kind: one(fields, 'kind'),
      lead: one(fields, 'lead'),
      panelOn: sent === null ? boxesOf(null) : boxesTyped(fields, 'panelOn'),
      attendees: many(fields, 'attendees'),
      attendeesMore: one(fields, 'attendeesMore'),
      reason: one(fields, 'reason'),
      told: one(fields, 'told'),
      toldNames: one(fields, 'toldNames'),
    },
    why: one(fields, 'why'),
    leads: leads.map(({ accountId, name }) => ({ value: accountId, text: name })),
    correcting: row.state === 'decided',
    clashed,
    errors,
  };
}
