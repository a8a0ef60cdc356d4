import { questionsOf, type Answers, type Form } from './form.ts';

/** An answer far from the one of the month before. */
export interface Jump {
  key: string;
  label: string;
  before: number;
  now: number;
}

/** The answers that are so far from last month's that whoever sends them is asked whether they are right. */
export function jumpsBetween(form: Form, before: Answers | null, now: Answers): Jump[] {
  if (before === null) return [];
  return questionsOf(form).flatMap((question) => {
    if (question.type !== 'number' || question.jump === undefined) return [];
    const { key, label, jump } = question;
    const [was, is] = [before[key], now[key]];
    if (typeof was !== 'number' || typeof is !== 'number') return [];
    const by = Math.abs(is - was);
    return by >= jump.least && by * 100 > was * jump.percent ? [{ key, label, before: was, now: is }] : [];
  });
}

/** What a tick confirms: this answer, and no other that is typed later. */
export const confirmation = (jump: Jump): string => `${jump.key}=${jump.now}`;

/** The jumps that nobody has confirmed as they are now. */
export function unconfirmed(jumps: readonly Jump[], ticked: readonly string[]): Jump[] {
  return jumps.filter((jump) => !ticked.includes(confirmation(jump)));
}
