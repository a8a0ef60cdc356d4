import { longDay, monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { MonthlyReturn } from '../../queries/find-return.ts';
import { paths, type Side } from '../../routes.ts';
import { inputOf, type Question } from '../../rules/form.ts';
import { confirmation, type Jump } from '../../rules/jumps.ts';
import { hasCome } from '../../rules/return-states.ts';
import { answerWords, differences, fieldsOf } from '../../rules/typed-answers.ts';

/** What stands in the form: as saved, or as it was submitted. */
export interface Submitted {
  typed: Fields;
  reason: string;
  confirmed: string[];
  errors: FieldError[];
  jumps: Jump[];
  /** True where somebody else changed the return meanwhile. */
  clashed: boolean;
}

export interface QuestionModel {
  question: Question;
  value: string;
  boxes: { day: string; month: string; year: string };
  error: { text: string } | undefined;
  /** "Last month: 28." */
  before: string;
}

export interface AnswerModel {
  name: string;
  caption: string;
  due: string;
  late: boolean;
  action: string;
  backText: string;
  version: string;
  sections: { title: string; lead: string | undefined; questions: QuestionModel[] }[];
  /** Where answers were sent before: why they are corrected. */
  reason: { value: string; error: { text: string } | undefined } | null;
  jumps: { value: string; text: string; checked: boolean }[];
  jumpError: { text: string } | undefined;
  theirs: { who: string; rows: { label: string; theirs: string; yours: string }[] } | null;
  onBehalf: boolean;
  drafted: string;
}

/** The form as it was drafted, else as it was sent, else empty. */
export function savedAnswers(found: MonthlyReturn): Submitted {
  const typed = found.draft ?? (found.answers === null ? {} : fieldsOf(found.form, found.answers));
  return { typed, reason: '', confirmed: [], errors: [], jumps: [], clashed: false };
}

export function presentAnswers(
  found: MonthlyReturn,
  side: Side,
  how: Submitted,
  version: string,
): AnswerModel {
  const { form, before, month, dueOn, state } = found;
  const errorAt = (field: string) => {
    const error = how.errors.find((each) => each.field === field);
    return error === undefined ? undefined : { text: error.message };
  };
  return {
    name: found.name,
    caption: `Monthly return for ${monthOf(month)}`,
    due: longDay(dueOn),
    late: state === 'late',
    action: paths.answer(side, found.locationId, month),
    backText: `Return for ${monthOf(month)}`,
    version,
    sections: form.sections.map(({ title, lead, questions }) => ({
      title,
      lead,
      questions: questions.map((question) => ({
        question,
        value: one(how.typed, question.key),
        boxes: {
          day: one(how.typed, `${question.key}-day`),
          month: one(how.typed, `${question.key}-month`),
          year: one(how.typed, `${question.key}-year`),
        },
        error: errorAt(inputOf(question)),
        before: beforeWords(question, before?.[question.key] ?? null),
      })),
    })),
    reason: hasCome(state) ? { value: how.reason, error: errorAt('reason') } : null,
    jumps: how.jumps.map((jump) => ({
      value: confirmation(jump),
      text: `${jump.label}: ${jump.now} is right (last month ${jump.before})`,
      checked: how.confirmed.includes(confirmation(jump)),
    })),
    jumpError: errorAt('confirmed'),
    theirs: how.clashed ? theirsOf(found, how.typed) : null,
    onBehalf: side === 'officer',
    drafted: found.draftAt === null ? '' : `Saved last by ${found.draftBy ?? ''}, and not sent yet.`,
  };
}

function beforeWords(question: Question, answer: number | string | null): string {
  const words = answerWords(question, answer);
  return words === '' || question.type === 'words' ? '' : `Last month: ${words}`;
}

function theirsOf(found: MonthlyReturn, typed: Fields): AnswerModel['theirs'] {
  const saved = savedAnswers(found).typed;
  const who = found.draftBy ?? (found.answers === null ? 'Nobody' : 'Sent meanwhile');
  return { who, rows: differences(found.form, saved, typed) };
}
