import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped } from '../../../market/index.ts';
import type { ChangeTyped } from '../../parts/change-fields.tsx';
import type { NewestScheme } from '../../queries/find-newest-scheme.ts';
import { paths } from '../../routes.ts';
import type { Rule, Trigger } from '../../rules/scheme.ts';
import { TRIGGER_NAMES } from '../../rules/trigger-names.ts';

/** What stands in the form of a rule; fields of other triggers are ''. */
export interface RuleTyped {
  name: string;
  of: string;
  from: string[];
  to: string;
  atLeast: string;
  points: string;
  days: string;
  severity: string;
  events: string;
  kinds: string[];
  level: string;
  acknowledge: string;
  decide: string;
  clock: string;
  urgent: string;
}

export interface RuleModel {
  title: string;
  trigger: Trigger;
  listens: string;
  source: string | null;
  action: string;
  remove: string | null;
  typed: RuleTyped;
  change: ChangeTyped;
  rungs: { value: string; text: string }[];
  kinds: { value: string; text: string }[];
  clashed: boolean;
  errors: FieldError[];
}

interface Showing {
  today: Day;
  kinds: readonly { kind: string; name: string }[];
  sent: Fields | null;
  errors: FieldError[];
  clashed: boolean;
}

/** The form of a rule: as it is, as it was sent, or empty for a new one. */
export function presentRule(
  { key, trigger, rule }: { key: string; trigger: Trigger; rule: Rule | undefined },
  { seen, validFrom, scheme }: NewestScheme,
  { today, kinds, sent, errors, clashed }: Showing,
): RuleModel {
  const from = validFrom > today ? validFrom : today;
  return {
    title: rule === undefined ? 'A new rule' : `Change "${rule.name}"`,
    trigger,
    listens: TRIGGER_NAMES[trigger],
    source: rule?.source ?? null,
    action: rule === undefined ? paths.newRule(trigger) : paths.rule(key),
    remove: rule === undefined ? null : paths.removeRule(key),
    typed: sent === null ? typedOf(rule) : typedIn(sent),
    change:
      sent === null
        ? { validFrom: boxesOf(from), note: '', seen }
        : {
            validFrom: boxesTyped(sent, 'validFrom'),
            note: one(sent, 'note'),
            seen: clashed ? seen : one(sent, 'seen'),
          },
    rungs: scheme.ladder.map(({ name }, i) => ({ value: String(i + 1), text: `${i + 1}. ${name}` })),
    kinds: kinds.map(({ kind, name }) => ({ value: kind, text: name })),
    clashed,
    errors,
  };
}

const EMPTY: RuleTyped = {
  name: '',
  of: 'proposed',
  from: [],
  to: 'Red',
  atLeast: 'Red',
  points: '',
  days: '28',
  severity: '4',
  events: '3',
  kinds: [],
  level: '1',
  acknowledge: '240',
  decide: '960',
  clock: 'working',
  urgent: 'no',
};

function typedOf(rule: Rule | undefined): RuleTyped {
  if (rule === undefined) return EMPTY;
  const { name, when, level, acknowledge, decide, clock, urgent } = rule;
  const typed: RuleTyped = {
    ...EMPTY,
    name,
    clock,
    urgent: urgent ? 'yes' : 'no',
    level: String(level),
    acknowledge: String(acknowledge),
    decide: String(decide),
  };
  if ('days' in when) typed.days = String(when.days);
  if ('severity' in when) typed.severity = String(when.severity);
  if (when.trigger === 'jump') typed.points = String(when.points);
  if (when.trigger === 'floor') typed.atLeast = when.atLeast;
  if (when.trigger === 'colour') Object.assign(typed, { of: when.of, from: [...when.from], to: when.to });
  if (when.trigger === 'cluster')
    Object.assign(typed, { events: String(when.events), kinds: [...when.kinds] });
  return typed;
}

function typedIn(fields: Fields): RuleTyped {
  const texts = Object.keys(EMPTY).map((field) => [field, one(fields, field)]);
  return {
    ...(Object.fromEntries(texts) as unknown as RuleTyped),
    from: many(fields, 'from'),
    kinds: many(fields, 'kinds'),
  };
}
