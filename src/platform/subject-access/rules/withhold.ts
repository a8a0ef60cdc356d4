import type { Subject } from '../types.ts';

export const SOMEBODY_ELSE = '[another person]';
export const ANOTHER_ADDRESS = '[another e-mail address]';

/** Anything that looks like an e-mail address. Both sides are bounded, so that no text takes long. */
const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/**
 * Takes other people out of texts: every e-mail address that is not the subject's, and every name of somebody else whom the council
 * knows, wherever it stands as whole words, in whatever capitals. A name that is part of the subject's own is left, as it would
 * take theirs out.
 */
export function withholder(
  subject: Pick<Subject, 'words'>,
  namesOfOthers: readonly string[],
): (text: string) => string {
  const own = new Set(subject.words.map((word) => word.toLowerCase()));
  const others = [...new Set(namesOfOthers.map((name) => name.trim().toLowerCase()))]
    .filter((name) => name.length > 1 && ![...own].some((word) => word.includes(name)))
    .sort((a, b) => b.length - a.length);
  const names =
    others.length === 0
      ? undefined
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${others.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => {
    const plain = text.replace(ADDRESS, (found) => (own.has(found.toLowerCase()) ? found : ANOTHER_ADDRESS));
    return names === undefined ? plain : plain.replace(names, SOMEBODY_ELSE);
  };
}

/** The same for any value that JSON holds: keys are ours and stay. */
export function withheldIn(value: unknown, withhold: (text: string) => string): unknown {
  if (typeof value === 'string') return withhold(value);
  if (Array.isArray(value)) return value.map((each) => withheldIn(each, withhold));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withheldIn(each, withhold)]));
}

const escaped = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('\\s+');
