import { sumOf } from './checks.ts';
import { numberOf, type Answers, type Form, type MeasureRule } from './form.ts';

/** The figures of a return by their key. What cannot be known from the answers is not there: it is never 0. */
export function measuresOf(form: Form, answers: Answers): Map<string, number> {
  const found = new Map<string, number>();
  for (const rule of form.measures) {
    const value = measure(form, answers, rule);
    if (value !== null) found.set(rule.key, value);
  }
  return found;
}

function measure(form: Form, answers: Answers, rule: MeasureRule): number | null {
  const sum = (keys: readonly string[]) => sumOf(keys.map((key) => numberOf(form, answers, key)));
  if ('value' in rule) return numberOf(form, answers, rule.value);
  if ('sum' in rule) return sum(rule.sum);
  const [over, under] = [sum(rule.over), sum(rule.under)];
  return over === null || under === null || under === 0 ? null : (over * rule.times) / under;
}
