import type { FieldError } from '../../../kernel/parsed.ts';
import { inputOf, numberOf, questionsOf, type Answers, type Check, type Form } from './form.ts';

/** What does not hold between the answers. An answer that is not there breaks nothing but what needs it. */
export function brokenChecks(form: Form, answers: Answers): FieldError[] {
  return form.checks.flatMap((check) => {
    const at = brokenAt(form, answers, check);
    if (at === null) return [];
    const question = questionsOf(form).find(({ key }) => key === at);
    return question === undefined ? [] : [{ field: inputOf(question), message: check.message }];
  });
}

/** The question at which a check is broken, or null. */
function brokenAt(form: Form, answers: Answers, check: Check): string | null {
  const number = (key: string) => numberOf(form, answers, key);
  if ('needs' in check) {
    const given = number(check.when.question);
    const said = answers[check.needs] ?? null;
    return given !== null && given >= check.when.from && said === null ? check.needs : null;
  }
  if ('parts' in check) {
    const sum = sumOf(check.parts.map(number));
    const whole = number('total' in check ? check.total : check.atMost);
    if (sum === null || whole === null) return null;
    const broken = 'total' in check ? sum !== whole : sum > whole;
    return broken ? (check.parts.at('total' in check ? 0 : -1) ?? null) : null;
  }
  const [less, more] = check.atMost.map(number);
  if (less === null || less === undefined || more === null || more === undefined) return null;
  return less > more ? check.atMost[0] : null;
}

/** The sum, or null where a part is not known. */
export function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
