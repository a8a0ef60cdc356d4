import { longDay, monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { ReturnTrail } from '../../queries/fetch-return-trail.ts';
import type { MonthlyReturn } from '../../queries/find-return.ts';
import { paths, type Side } from '../../routes.ts';
import { after, hasCome, STATE_WORDS, type ReturnState } from '../../rules/return-states.ts';
import type { ReminderKind } from '../../rules/reminders.ts';
import { answerWords } from '../../rules/typed-answers.ts';
import { OFFICER_ACTS, type OfficerAct } from './form.ts';

const ACT_CHOICES: Readonly<Record<OfficerAct, string>> = {
  accept: 'Accept it',
  query: 'Ask the provider about it',
  excuse: 'Do not ask for this month',
  ask: 'Ask for this month after all',
};

const DID: Readonly<Record<ReturnTrail['acts'][number]['act'], string>> = {
  ask: 'Asked',
  save: 'Saved',
  'pass due': 'The due day passed without it',
  send: 'Sent',
  correct: 'Corrected or answered',
  query: 'The council asked',
  accept: 'Accepted',
  excuse: 'Not asked for this month',
};

const REMINDED: Readonly<Record<ReminderKind, string>> = {
  opened: 'Told that it is asked',
  'due soon': 'Reminded before it was due',
  late: 'Reminded that it is late',
  'told officer': 'Told that it is late',
};

export interface ReturnModel {
  name: string;
  caption: string;
  state: ReturnState;
  stateWords: string;
  sentence: string;
  /** The question that waits for an answer. */
  question: { words: string; who: string } | null;
  answer: { href: string; text: string } | null;
  sections: { title: string; rows: { label: string; now: string; before: string }[] }[];
  acts: {
    action: string;
    version: string;
    choices: { value: string; text: string }[];
    act: string;
    words: string;
    errors: FieldError[];
  } | null;
  steps: { what: string; when: string; who: string; words: string }[];
  versions: { number: number; sent: string; reason: string; differs: string }[];
  reminders: { what: string; when: string; who: string }[] | null;
}

interface Found {
  found: MonthlyReturn;
  trail: ReturnTrail;
  side: Side;
  mayEnter: boolean;
  typed: Fields;
  errors: FieldError[];
}

/** A return as its page shows it to one side: the provider sees all but whom the council's reminders reached. */
export function presentReturn({ found, trail, side, mayEnter, typed, errors }: Found): ReturnModel {
  const { form, state, month, locationId } = found;
  const choices = OFFICER_ACTS.filter((act) => after(state, act) !== undefined);
  const asked = trail.acts.find(({ act }) => act === 'query');
  return {
    name: found.name,
    caption: `Monthly return for ${monthOf(month)}`,
    state,
    stateWords: STATE_WORDS[state],
    sentence: sentenceOf(found),
    question: state === 'queried' && asked !== undefined ? { words: asked.words, who: asked.doneBy } : null,
    answer:
      mayEnter && after(state, 'save') !== undefined
        ? { href: paths.answer(side, locationId, month), text: answerText(found, side) }
        : null,
    sections: found.answers === null ? [] : answered(found),
    acts:
      side === 'officer' && mayEnter && choices.length > 0
        ? {
            action: paths.return('officer', locationId, month),
            version: String(found.version),
            choices: choices.map((act) => ({ value: act, text: ACT_CHOICES[act] })),
            act: one(typed, 'act'),
            words: one(typed, 'words'),
            errors,
          }
        : null,
    steps: trail.acts.map(({ act, words, day, doneBy }) => ({
      what: DID[act],
      when: longDay(day),
      who: doneBy,
      words,
    })),
    versions: trail.versions.map(({ number, sentOn, sentBy, onBehalf, reason, answers }, i) => ({
      number,
      sent: `${longDay(sentOn)}, ${sentBy}${onBehalf ? ', for the provider' : ''}`,
      reason,
      differs: changedLabels(form, trail.versions[i + 1]?.answers, answers),
    })),
    reminders:
      side === 'officer'
        ? trail.reminders.map(({ kind, day, who }) => ({ what: REMINDED[kind], when: longDay(day), who }))
        : null,
  };
}

function sentenceOf({ state, dueOn, sentOn, opensOn }: MonthlyReturn): string {
  if (sentOn !== null)
    return `Sent on ${longDay(sentOn)}${sentOn > dueOn ? `, after it was due on ${longDay(dueOn)}` : `, due on ${longDay(dueOn)}`}.`;
  if (state === 'not-asked') return 'The service is not asked for this month.';
  if (state === 'late') return `It was due on ${longDay(dueOn)} and has not come.`;
  return `Asked since ${longDay(opensOn)}, due on ${longDay(dueOn)}.`;
}

function answerText({ state, draft }: MonthlyReturn, side: Side): string {
  if (state === 'queried' && side === 'provider') return 'Answer the question';
  if (hasCome(state)) return 'Correct the return';
  if (side === 'officer') return 'Enter it for the provider';
  return draft === null ? 'Answer the return' : 'Go on with the return';
}

function answered({ form, answers, before }: MonthlyReturn): ReturnModel['sections'] {
  return form.sections.map(({ title, questions }) => ({
    title,
    rows: questions.map((question) => ({
      label: question.label,
      now: answerWords(question, answers?.[question.key] ?? null),
      before: answerWords(question, before?.[question.key] ?? null),
    })),
  }));
}

/** The questions whose answers a version changed. */
function changedLabels(
  form: MonthlyReturn['form'],
  before: MonthlyReturn['answers'] | undefined,
  now: NonNullable<MonthlyReturn['answers']>,
): string {
  if (before === undefined || before === null) return '';
  return form.sections
    .flatMap(({ questions }) => questions)
    .filter(({ key }) => (before[key] ?? null) !== (now[key] ?? null))
    .map((question) => {
      const [was, is] = [before, now].map(
        (each) => answerWords(question, each[question.key] ?? null) || 'nothing',
      );
      return `${question.label}: ${was} to ${is}`;
    })
    .join('; ');
}
