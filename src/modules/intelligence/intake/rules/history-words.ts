import type { Terms } from '../../parts/terms.ts';
import type { Confidentiality, Severity } from '../../rules/event.ts';

/** Words of other logs for the kinds of this one, beside their own names. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  whistleblower: 'whistleblowing',
  'whistle blowing': 'whistleblowing',
  'safeguarding concern': 'safeguarding',
  'safeguarding referral': 'safeguarding',
  'safeguarding enquiry': 'safeguarding',
  complaints: 'complaint',
  concern: 'feedback-adverse',
  worry: 'feedback-adverse',
  'general concern': 'feedback-adverse',
  compliments: 'compliment',
  incident: 'notifiable-incident',
  'low level incident': 'notifiable-incident',
  cqc: 'cqc-notification',
  'media report': 'media',
  'visit note a concern': 'visit-concern',
};

/** Letters and digits in lower case, with single spaces. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The kind that a cell means, by the log's own name or id, or a word that other logs use; undefined for none. */
export function kindOf(text: string, { kinds }: Pick<Terms, 'kinds'>): string | undefined {
  const said = bare(text);
  const own = kinds.find(({ kind, name }) => bare(kind) === said || bare(name) === said)?.kind;
  return own ?? (Object.hasOwn(OTHER_KINDS, said) ? OTHER_KINDS[said] : undefined);
}

/** The severity that a cell means: a number, or its name; undefined for none. */
export function severityOf(text: string, { severities }: Pick<Terms, 'severities'>): Severity | undefined {
  const said = bare(text);
  const found = severities.find(
    ({ severity, name }) =>
      said === String(severity) || said === bare(name) || said === `${severity} ${bare(name)}`,
  );
  return found?.severity as Severity | undefined;
}

const CONFIDENTIALITIES: Readonly<Record<string, Confidentiality>> = {
  open: 'open',
  'not confidential': 'open',
  restricted: 'restricted',
  confidential: 'restricted',
  whistleblower: 'whistleblower',
  whistleblowing: 'whistleblower',
};

/** The confidentiality that a cell means; undefined for none. */
export function confidentialityOf(text: string): Confidentiality | undefined {
  const said = bare(text);
  return Object.hasOwn(CONFIDENTIALITIES, said) ? CONFIDENTIALITIES[said] : undefined;
}

/** The themes that a cell names, and the words in it that are none. */
export function themesOf(
  text: string,
  { themes }: Pick<Terms, 'themes'>,
): { known: string[]; unknown: string[] } {
  const known = new Set<string>();
  const unknown: string[] = [];
  for (const each of text.split(/[;|\n]/).map((part) => part.trim())) {
    if (each === '') continue;
    const found = themes.find(({ theme, name }) => bare(theme) === bare(each) || bare(name) === bare(each));
    if (found === undefined) unknown.push(each);
    else known.add(found.theme);
  }
  return { known: [...known], unknown };
}

/** What came of an entry. */
export interface Outcome {
  finding: 'substantiated' | 'partly' | 'not' | 'unable';
  done: string;
}

/** What a cell says of the outcome: how it begins tells the finding; null for an empty one. */
export function outcomeOf(text: string): Outcome | null {
  const done = text.trim();
  if (done === '') return null;
  const said = bare(done);
  if (/^(not (substantiated|upheld|proven)|unsubstantiated|unfounded|not)\b/.test(said))
    return { finding: 'not', done };
  if (/^(partly|partially|part)\b/.test(said)) return { finding: 'partly', done };
  if (/^(substantiated|upheld|proven)\b/.test(said)) return { finding: 'substantiated', done };
  return { finding: 'unable', done };
}
