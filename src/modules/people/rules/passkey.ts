/** What a challenge was made for, and for whose account; null where that is to be found out by it. */
export interface ChallengeUse {
  use: 'add' | 'prove';
  accountId: string | null;
}

const LONGEST_ANSWER = 20_000;

/** What a browser's script sent as a passkey's answer, where it has the shape of one; undefined where it has not. */
export function parsePasskeyAnswer<Answer extends { id: string }>(text: string): Answer | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { id, response } = answer as { id?: unknown; response?: unknown };
  if (typeof id !== 'string' || id.length > 2_000 || typeof response !== 'object') return undefined;
  return answer as Answer;
}

const LONGEST_LABEL = 60;

/** The name of a passkey: as typed, or by the browser that it was made with. */
export function passkeyLabel(typed: string, browser: string): string {
  return (typed === '' ? browser : typed).slice(0, LONGEST_LABEL).toWellFormed();
}
