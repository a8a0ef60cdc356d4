import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Condition, Rule, Trigger } from '../../rules/scheme.ts';

type Say = (field: string, message: string) => void;

const MOST_MINUTES = 43_200;

/** Reads the form of a rule of some trigger; `kinds` are those of the log. */
export function parseRule(
  fields: Fields,
  {
    key,
    trigger,
    kinds,
    source,
  }: { key: string; trigger: Trigger; kinds: ReadonlySet<string>; source: string },
): Parsed<Rule> {
  const errors: FieldError[] = [];
  const say: Say = (field, message) => void errors.push({ field, message });
  const number = (field: string, what: string, least: number, most: number): number => {
    const found = wholeNumber(one(fields, field), least, most);
    if (found === null || found === undefined) say(field, messages.number(what, least, most));
    return found ?? least;
  };
  const name = one(fields, 'name');
  if (name === '') say('name', messages.nameMissing);
  else if (name.length > 100) say('name', messages.nameTooLong(100));
  const when = conditionOf(trigger, fields, { number, say, kinds });
  const level = number('level', 'The rung on which it starts', 1, 20);
  const acknowledge = number('acknowledge', 'The minutes to acknowledge', 1, MOST_MINUTES);
  const decide = number('decide', 'The minutes to decide', 1, MOST_MINUTES);
  const clock = one(fields, 'clock');
  if (clock !== 'always' && clock !== 'working') say('clock', messages.clockMissing);
  const urgent = one(fields, 'urgent');
  if (urgent !== 'yes' && urgent !== 'no') say('urgent', messages.urgentMissing);
  if (errors.length > 0 || when === null) return { errors };
  return {
    value: {
      key,
      name,
      when,
      level,
      acknowledge,
      decide,
      source,
      clock: clock === 'always' ? 'always' : 'working',
      urgent: urgent === 'yes',
    },
  };
}

interface Reading {
  number(field: string, what: string, least: number, most: number): number;
  say: Say;
  kinds: ReadonlySet<string>;
}

function conditionOf(trigger: Trigger, fields: Fields, { number, say, kinds }: Reading): Condition | null {
  const days = () => number('days', 'The days', 1, 366);
  const severity = () => number('severity', 'The severity', 1, 5);
  switch (trigger) {
    case 'colour': {
      const of = one(fields, 'of');
      if (of !== 'proposed' && of !== 'decided') say('of', messages.ofMissing);
      const from = RAGS.filter((rag) => many(fields, 'from').includes(rag));
      if (from.length === 0) say('from', messages.fromMissing);
      const to = colourOf(fields, 'to', say);
      return to === null ? null : { trigger, of: of === 'decided' ? 'decided' : 'proposed', from, to };
    }
    case 'jump':
      return { trigger, points: number('points', 'The points', 1, 1_000), days: days() };
    case 'floor': {
      const atLeast = colourOf(fields, 'atLeast', say);
      return atLeast === null ? null : { trigger, atLeast };
    }
    case 'cluster': {
      const chosen = many(fields, 'kinds');
      if (chosen.some((kind) => !kinds.has(kind))) say('kinds', messages.kindUnknown);
      const events = number('events', 'The number of entries', 2, 100);
      return { trigger, kinds: chosen, severity: severity(), events, days: days() };
    }
    case 'severe':
    case 'whistleblowing':
      return { trigger, severity: severity(), days: days() };
    case 'overdue':
      return { trigger, days: days() };
    case 'override-ended':
    case 'override-floor':
      return { trigger };
  }
}

function colourOf(fields: Fields, field: string, say: Say): Rag | null {
  const found = RAGS.find((rag) => rag === one(fields, field));
  if (found === undefined) say(field, messages.colourMissing);
  return found ?? null;
}
