/**
 * What a password must be. Length is what counts; there is no rule of which characters. Source: NIST SP 800-63B-4, 3.1.1.2
 * (15 characters where the password is all there is, no composition rules, a list of refused ones); OWASP ASVS 5, 6.2.
 * Lengths are in characters as a person counts them.
 */
export const PASSWORD_LENGTH = { least: 12, leastAlone: 15, most: 128 } as const;

/**
 * No password is longer as it is typed, in UTF-16 units: a character that people see has few. Unicode puts a character's marks in
 * order in a time that grows with the square of their number, so that whatever is longer is never looked at.
 */
export const LONGEST_TYPED = PASSWORD_LENGTH.most * 20;

/** Shorter words are in many a good password by chance. */
const SHORTEST_WORD = 4;

/**
 * Words of this work that anybody who attacks it tries (OWASP ASVS 5, 6.1.2): the product, its subject, its roles. A password may
 * hold them; it may not be little more.
 */
export const WORDS_OF_THE_WORK = [
  'amberley', 'council', 'county', 'borough', 'care', 'home', 'homes', 'carehome', 'quality', 'rating', 'provider', 'safeguarding', 'adult',
  'social', 'market', 'oversight', 'administrator', 'admin', 'officer', 'manager', 'commissioner', 'auditor', 'welcome', 'changeme',
] as const; // prettier-ignore

/** Whose password it will be: what others know of them must not be in it. */
export interface PasswordOwner {
  email: string;
  name: string;
  /** The name of their council. */
  council: string;
  /** Whether a second factor is asked after the password. */
  secondFactor: boolean;
}

export type PasswordFault = 'missing' | 'too short' | 'too long' | 'about its owner' | 'breached';

/** What is wrong with a password, the first thing only; undefined for a good one. `breached`: whether attackers know it. */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
  breached: boolean,
): PasswordFault | undefined {
  const length = lengthOf(password);
  if (length === 0) return 'missing';
  if (length < leastLength(owner)) return 'too short';
  if (length > PASSWORD_LENGTH.most) return 'too long';
  if (isAboutOwner(password, owner)) return 'about its owner';
  return breached ? 'breached' : undefined;
}

/** The fewest characters of that person's password. */
export const leastLength = ({ secondFactor }: Pick<PasswordOwner, 'secondFactor'>): number =>
  secondFactor ? PASSWORD_LENGTH.least : PASSWORD_LENGTH.leastAlone;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Nobody makes us count a book. */
function lengthOf(password: string): number {
  if (password.length > LONGEST_TYPED) return Number.POSITIVE_INFINITY;
  const text = password.normalize('NFKC').slice(0, LONGEST_TYPED);
  return [...segmenter.segment(text)].length;
}

/**
 * Whether it holds the e-mail address, the person's whole name or the council's, or is little more than words of them or of
 * this work.
 */
function isAboutOwner(password: string, { email, name, council }: PasswordOwner): boolean {
  const said = plain(password);
  const wholes = [email, email.split('@')[0] ?? '', name, council].map(plain);
  if (wholes.some((whole) => whole.length >= SHORTEST_WORD && said.includes(whole))) return true;
  const theirs = [name, council, email].flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).map(plain);
  // Longest first, so that no part of a longer word is left of it.
  const rest = [...theirs, ...WORDS_OF_THE_WORK]
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), said);
  return rest.length < said.length && rest.replace(/\p{N}/gu, '').length < SHORTEST_WORD;
}

/** Letters and digits only, in lower case, so that dots and capitals do not hide a name. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
