import { RAGS } from '../../../kernel/rating.ts';
import { durationWords } from './words.ts';
import type { Rule, Rung, Scheme } from './scheme.ts';

/** Something that cannot hold: of a rule, of a rung of the ladder, or of the whole. `field` is that of its form. */
export interface Contradiction {
  rule: string | null;
  rung: number | null;
  field: string;
  message: string;
}

/** Everything in a scheme that contradicts itself or could never work; nothing where all is well. */
export function contradictionsOf(scheme: Scheme): Contradiction[] {
  const { rules, ladder, hours } = scheme;
  const whole = (field: string, message: string): Contradiction => ({
    rule: null,
    rung: null,
    field,
    message,
  });
  return [
    ...(rules.length === 0
      ? [whole('rules', 'There must be one rule at least: with none nobody is ever told')]
      : []),
    ...(ladder.length === 0 ? [whole('ladder', 'The ladder must have one rung at least')] : []),
    ...(hours.from >= hours.to
      ? [whole('hours-to', `Working time must end after it begins: ${hours.from} to ${hours.to} is none`)]
      : []),
    ...ladder.flatMap((rung, i) => ofRung(rung, i + 1, ladder)),
    ...rules.flatMap((rule, i) => ofRule(rule, scheme, rules.slice(0, i))),
  ];
}

function ofRung({ name }: Rung, rung: number, ladder: readonly Rung[]): Contradiction[] {
  const same = ladder.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) + 1;
  return same < rung
    ? [{ rule: null, rung, field: 'name', message: `Rungs ${same} and ${rung} are both called "${name}"` }]
    : [];
}

function ofRule(rule: Rule, { ladder }: Scheme, before: readonly Rule[]): Contradiction[] {
  const said = (field: string, message: string): Contradiction => ({
    rule: rule.key,
    rung: null,
    field,
    message,
  });
  const found: Contradiction[] = [];
  const { when } = rule;
  const named = before.find((other) => other.name.toLowerCase() === rule.name.toLowerCase());
  if (named !== undefined) found.push(said('name', `There is another rule called "${named.name}"`));
  const same = before.find((other) => JSON.stringify(other.when) === JSON.stringify(when));
  if (same !== undefined)
    found.push(said('trigger', `"${same.name}" already fires just then: change that rule instead`));
  if (rule.decide <= rule.acknowledge)
    found.push(
      said(
        'decide',
        `Deciding must be given longer than acknowledging, which has ${durationWords(rule.acknowledge, rule.clock)}`,
      ),
    );
  if (rule.level > ladder.length)
    found.push(said('level', `It starts on rung ${rule.level}, and the ladder has ${ladder.length}`));
  if (when.trigger === 'colour') {
    const wrong = when.from.find((from) => RAGS.indexOf(from) <= RAGS.indexOf(when.to));
    if (wrong !== undefined) found.push(said('from', `From ${wrong} to ${when.to} is not getting worse`));
  }
  if (when.trigger === 'floor' && when.atLeast === 'Green')
    found.push(said('atLeast', 'A floor at Green holds nothing: choose Amber or Red'));
  return [...found, ...slowerThan(rule, before).map((message) => said('acknowledge', message))];
}

/** What is graver must not be given longer than what is less grave, by the same clock. */
function slowerThan(rule: Rule, before: readonly Rule[]): string[] {
  const { when } = rule;
  if (!('severity' in when) || when.trigger === 'cluster') return [];
  return before.flatMap((other) => {
    if (other.when.trigger !== when.trigger || !('severity' in other.when) || other.clock !== rule.clock)
      return [];
    const [graver, lesser] = when.severity > other.when.severity ? [rule, other] : [other, rule];
    if (when.severity === other.when.severity || graver.acknowledge <= lesser.acknowledge) return [];
    return [`"${graver.name}" is graver than "${lesser.name}" and would be given longer`];
  });
}
