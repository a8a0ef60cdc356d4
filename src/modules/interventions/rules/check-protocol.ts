import type { FieldError } from '../../../kernel/parsed.ts';
import { RAGS } from '../../../kernel/rating.ts';
import { messages } from '../messages.ts';
import {
  COLOURED,
  KIND_NAMES,
  KINDS,
  OWNER_RULE_KEYS,
  TRIGGER_KEYS,
  TRIGGERS,
  type Protocol,
} from './protocol.ts';

/** The longest that a step may wait: two years of working days. */
const MOST_DAYS = 500;
const MOST_STEPS = 20;
const LONGEST_NAME = 200;

/**
 * Everything that is contradictory or missing in a protocol; empty where it may hold. Fields are named as the editor's inputs
 * are: `line-0-kind`, `quality-support-1-days`.
 */
export function checkProtocol(protocol: Protocol): FieldError[] {
  return [...checkLines(protocol), ...checkSteps(protocol)];
}

function checkLines({ lines }: Protocol): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  lines.forEach(({ trigger, colour, kind, start }, i) => {
    const wrong = (part: string, message: string) => errors.push({ field: `line-${i}-${part}`, message });
    if (!TRIGGER_KEYS.includes(trigger)) return wrong('trigger', messages.unknownTrigger(trigger));
    if (!KINDS.includes(kind)) wrong('kind', messages.unknownKind(kind));
    if (start !== 'automatic' && start !== 'proposed') wrong('start', messages.unknownStart(start));
    if (colour !== null && !RAGS.includes(colour)) wrong('colour', messages.unknownColour(colour));
    if (colour !== null && !COLOURED.has(trigger)) wrong('colour', messages.noColourHere(TRIGGERS[trigger]));
    const key = `${trigger} ${colour}`;
    if (seen.has(key)) wrong('trigger', messages.triggerTwice(TRIGGERS[trigger], colour));
    seen.add(key);
  });
  for (const rag of RAGS)
    if (!lines.some(({ trigger, colour }) => COLOURED.has(trigger) && (colour === rag || colour === null)))
      errors.push({ field: 'line-0-trigger', message: messages.colourWithout(rag) });
  return errors;
}

function checkSteps({ steps }: Protocol): FieldError[] {
  const errors: FieldError[] = [];
  for (const kind of Object.keys(steps))
    if (!(KINDS as readonly string[]).includes(kind))
      errors.push({ field: 'line-0-kind', message: messages.unknownKind(kind) });
  for (const kind of KINDS) {
    const own = steps[kind] ?? [];
    if (own.length === 0)
      errors.push({ field: `${kind}-0-name`, message: messages.kindWithoutSteps(KIND_NAMES[kind]) });
    if (own.length > MOST_STEPS)
      errors.push({ field: `${kind}-0-name`, message: messages.tooManySteps(KIND_NAMES[kind], MOST_STEPS) });
    own.forEach(({ name, days, owner, attends }, i) => {
      const wrong = (part: string, message: string) =>
        errors.push({ field: `${kind}-${i}-${part}`, message });
      if (name.trim() === '' || name.length > LONGEST_NAME)
        wrong('name', messages.stepName(KIND_NAMES[kind]));
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
        wrong('days', messages.stepDays(name, MOST_DAYS));
      else if (i > 0 && days < own[i - 1]!.days) wrong('days', messages.stepsBackwards(name));
      if (!OWNER_RULE_KEYS.includes(owner)) wrong('owner', messages.unknownOwner(owner));
      if (attends.some((who) => who.length > LONGEST_NAME)) wrong('attends', messages.attendsTooLong(name));
    });
  }
  return errors;
}
