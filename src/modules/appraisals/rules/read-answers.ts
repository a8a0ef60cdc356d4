import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';
import type { Answers, Design, Role } from './design.ts';

/** The names of a role's two inputs. */
export const fieldsOfRole = ({ key }: Pick<Role, 'key'>) => ({ whole: `${key}-whole`, part: `${key}-part` });

/** Reads what a provider answers: whole numbers, not more of a role than its limit, and not more of the part than of the whole. */
export function readAnswers(design: Design, fields: Fields): Parsed<Answers> {
  const errors: FieldError[] = [];
  const value: Record<string, { whole: number; part: number }> = {};
  for (const role of design.roles) {
    const names = fieldsOfRole(role);
    const read = (part: 'whole' | 'part') => {
      const text = one(fields, names[part]).replaceAll(',', '');
      const n = wholeNumber(text, 0, role.most);
      if (n == null) errors.push({ field: names[part], message: wrong(design.questions[part], role, text) });
      return n ?? null;
    };
    const [whole, part] = [read('whole'), read('part')];
    if (whole === null || part === null) continue;
    if (part > whole) errors.push({ field: names.part, message: messages.morePart(role.name, part, whole) });
    value[role.key] = { whole, part };
  }
  const nobody = errors.length === 0 && Object.values(value).every(({ whole }) => whole === 0);
  if (nobody && design.roles[0] !== undefined)
    errors.push({ field: fieldsOfRole(design.roles[0]).whole, message: messages.noStaff });
  return errors.length > 0 ? { errors } : { value };
}

function wrong(question: string, { name, most }: Role, text: string): string {
  return text === ''
    ? messages.numberMissing(question, name)
    : messages.numberWrong(question, name, text.slice(0, 20), most);
}
