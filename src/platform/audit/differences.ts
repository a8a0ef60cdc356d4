import { aroundDifference, exactWords, excerpt, seenText, valueWords, type Json } from './values.ts';
import { fieldWords } from './words.ts';

/** What became of one field. */
export type Difference =
  /** Null where the field held nothing. */
  | { kind: 'value'; field: string; before: string | null; after: string | null }
  /** A list of plain values: what came and what went; neither where only the order changed. */
  | { kind: 'list'; field: string; added: string[]; removed: string[] };

/** How deep a document is taken apart; what lies deeper is compared and shown whole. */
const DEEPEST = 6;

/**
 * What changed between two states of a row, as people read it, in the order of the fields; null is "was not there". Fields
 * that hold the same are left out, and so are those that held nothing and still do. Lists and documents inside a field are
 * compared deeply. No text of a row can break out of its place: unseen characters are shown by their number.
 */
export function differences(oldRow: unknown, newRow: unknown): Difference[] {
  return compare([], oldRow as Json | undefined, newRow as Json | undefined);
}

function compare(path: string[], before: Json | undefined, after: Json | undefined): Difference[] {
  if (isSame(before, after)) return [];
  if (path.length < DEEPEST) {
    if (isDocument(before) && (isDocument(after) || isNothing(after)))
      return compareFields(path, before, documentOf(after));
    if (isDocument(after) && isNothing(before)) return compareFields(path, documentOf(before), after);
    const lists = [listOf(before), listOf(after)] as const;
    if (path.length > 0 && lists[0] !== null && lists[1] !== null)
      return compareLists(path, lists[0], lists[1]);
  }
  return compareValues(path, before, after);
}

type Document = { [name: string]: Json };

function compareFields(path: string[], before: Document, after: Document): Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => compare([...path, name], own(before, name), own(after, name)));
}

/** A field of that name and nothing inherited: a document may have one called "constructor". */
function own(row: Document, name: string): Json | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function compareLists(path: string[], before: Json[], after: Json[]): Difference[] {
  if ([...before, ...after].some((item) => typeof item === 'object' && item !== null)) {
    const places = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i);
    return places.flatMap((i) => compare([...path, String(i + 1)], before[i], after[i]));
  }
  if (before.length === 0 && after.length === 0) return []; // no list, and a list of nothing
  const [added, removed] = [missingFrom(before, after, path), missingFrom(after, before, path)];
  return [{ kind: 'list', field: pathWords(path), added, removed }];
}

/** What `list` has more of than `other`; a value may be in a list twice. */
function missingFrom(other: Json[], list: Json[], path: string[]): string[] {
  const left = new Map<Json, number>();
  for (const item of other) left.set(item, (left.get(item) ?? 0) + 1);
  return list
    .filter((item) => {
      const n = left.get(item) ?? 0;
      left.set(item, n - 1);
      return n <= 0;
    })
    .map((item) => excerpt(valueWords(path.at(-1) ?? '', item) ?? exactWords(item)));
}

function compareValues(path: string[], before: Json | undefined, after: Json | undefined): Difference[] {
  const name = path.at(-1) ?? '';
  const words = [valueWords(name, before), valueWords(name, after)] as const;
  if (words[0] === null && words[1] === null) return []; // '' for null, or an empty list for none
  const alike = words[0] === words[1];
  const [old, now] = alike ? [exactWords(before ?? null), exactWords(after ?? null)] : words;
  const [shownOld, shownNow] =
    old !== null && now !== null ? aroundDifference(old, now) : [shortened(old), shortened(now)];
  return [{ kind: 'value', field: pathWords(path), before: shownOld, after: shownNow }];
}

function shortened(words: string | null): string | null {
  return words === null ? null : excerpt(words);
}

/** "Brand, primary", "Answers 2, score". */
function pathWords(path: string[]): string {
  const words = path.reduce((text, part, i) => {
    if (i === 0) return fieldWords(part);
    return /^\d+$/.test(part) ? `${text} ${part}` : `${text}, ${fieldWords(part).toLowerCase()}`;
  }, '');
  return excerpt(seenText(words || 'Value'));
}

const isNothing = (value: Json | undefined): value is null | undefined =>
  value === null || value === undefined;

function isDocument(value: Json | undefined): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function documentOf(value: Json | undefined): Document {
  return isDocument(value) ? value : {};
}

/** A list, also where there was none; null where the value is something else. */
function listOf(value: Json | undefined): Json[] | null {
  if (isNothing(value)) return [];
  return Array.isArray(value) ? value : null;
}

/** Whether two values say the same, whatever the order of their fields. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isDocument(a) || !isDocument(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], own(b, name)))
  );
}
