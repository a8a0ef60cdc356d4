import type { Answers, Role } from './design.ts';

/** Fewer people than this are never counted in what is published. */
const FEWEST = 5;

/** People of a role over all services that answered. */
export interface Counted {
  role: string;
  part: number;
  whole: number;
}

/** The same as it may be published; null is not shown. */
export interface Published {
  role: string;
  part: number | null;
  whole: number | null;
}

/** Adds up answers, by role. */
export function countByRole(roles: readonly Role[], answered: readonly Answers[]): Counted[] {
  return roles.map(({ key, name }) => ({
    role: name,
    part: answered.reduce((sum, answers) => sum + (answers[key]?.part ?? 0), 0),
    whole: answered.reduce((sum, answers) => sum + (answers[key]?.whole ?? 0), 0),
  }));
}

/**
 * Counts of people as they may be published, with all roles together at the end. A count under five is not shown, nor one that leaves
 * fewer than five others. The sum is hidden too where what it leaves for the hidden roles would tell: one role, or fewer than five
 * people of several.
 */
export function publish(counts: readonly Counted[]): Published[] {
  const rows = counts.map(hide);
  const add = (some: readonly Counted[]): Counted =>
    some.reduce((all, { part, whole }) => ({ ...all, part: all.part + part, whole: all.whole + whole }), {
      role: 'All roles',
      part: 0,
      whole: 0,
    });
  const all = hide(add(counts));
  const tells = (key: 'part' | 'whole') => {
    const hidden = counts.filter((_, i) => rows[i]?.[key] === null);
    const left = hide(add(hidden));
    return hidden.length === 1 || (hidden.length > 1 && left[key] === null);
  };
  return [
    ...rows,
    { ...all, part: tells('part') ? null : all.part, whole: tells('whole') ? null : all.whole },
  ];
}

function hide({ role, part, whole }: Counted): Published {
  if (whole < FEWEST) return { role, part: null, whole: null };
  const rest = whole - part;
  return { role, part: part < FEWEST || (rest > 0 && rest < FEWEST) ? null : part, whole };
}

/** A text without the names of services that stand in it: "Meadow Court" becomes "a service". The longest name first. */
export function unnamed(text: string, names: readonly string[]): string {
  const wanted = names
    .map((name) => small(name.trim()))
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  const lower = small(text);
  let [left, at] = ['', 0];
  while (at < text.length) {
    const found = wanted.find((name) => lower.startsWith(name, at));
    left += found === undefined ? text.charAt(at) : 'a service';
    at += found?.length ?? 1;
  }
  return left;
}

/** In small letters, each where it stood: a few letters of other languages would become two. */
const small = (text: string): string =>
  [...text].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join('');
