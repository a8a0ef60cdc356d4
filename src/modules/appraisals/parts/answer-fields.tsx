import type { FieldError } from '../../../kernel/parsed.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { Input } from '../../../platform/govuk/index.ts';
import { errorOf } from '../../market/index.ts';
import type { Answers, Design } from '../rules/design.ts';
import { fieldsOfRole } from '../rules/read-answers.ts';

/** What was answered, as it would be typed. */
export function typedAnswers(answers: Answers | null): Fields {
  return Object.fromEntries(
    Object.entries(answers ?? {}).flatMap(([key, { whole, part }]) => {
      const names = fieldsOfRole({ key });
      return [[names.whole, String(whole)], [names.part, String(part)]]; // prettier-ignore
    }),
  );
}

/** The two numbers of each role. */
export function AnswerFields(props: { design: Design; fields: Fields; errors: FieldError[] }) {
  const { design, fields, errors } = props;
  return (
    <>
      {design.roles.map((role) => {
        const names = fieldsOfRole(role);
        return (
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{sentence(role.name)}</legend>
            <div class="amb-numbers">
              {(['whole', 'part'] as const).map((part) => (
                <Input
                  id={names[part]}
                  name={names[part]}
                  inputmode="numeric"
                  classes="govuk-input--width-4"
                  label={{ text: design.questions[part] }}
                  value={one(fields, names[part])}
                  errorMessage={errorOf(errors, names[part])}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </>
  );
}

/** "care staff" as a heading. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
