import type { Parsed } from '../../../kernel/parsed.ts';
import { one, type Fields } from '../../forms/index.ts';
import { messages } from '../messages.ts';
import type { Wanted } from '../types.ts';

const LEAST = 3;
const MOST = 200;

/** Reads the words of a search; null where none were typed. */
export function parseSearch(fields: Fields): Parsed<string | null> {
  const words = one(fields, 'q');
  if (words === '') return { value: null };
  if (words.length < LEAST) return { errors: [{ field: 'q', message: messages.wordsTooShort }] };
  if (words.length > MOST) return { errors: [{ field: 'q', message: messages.wordsTooLong }] };
  return { value: words };
}

/** Who is meant by an address of the preview or the download; undefined where it names nobody. */
export function wantedOf(fields: Fields): Wanted | undefined {
  for (const kind of ['account', 'officer'] as const) {
    const id = one(fields, kind);
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return { kind, id: id.toLowerCase() };
  }
  const words = one(fields, 'words');
  return words.length < LEAST || words.length > MOST ? undefined : { kind: 'words', words };
}
