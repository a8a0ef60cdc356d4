import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../platform/forms/index.ts';
import { messages } from '../messages.ts';

/** What a person settles about the council itself. */
export interface AuthorityDetails {
  name: string;
  area: string[];
  brand: { wordmark: string; primary: string; accent: string };
}

export const DEFAULT_BRAND = { wordmark: 'Amberley', primary: '#12404a', accent: '#d98200' } as const;

const COLOUR = /^#[0-9a-f]{6}$/i;

/** Reads the form of the council's name, area and brand. Names of areas are kept as typed: CQC's spelling is matched exactly. */
export function parseAuthorityForm(fields: Fields): Parsed<AuthorityDetails> {
  const errors: FieldError[] = [];
  const name = one(fields, 'name');
  if (name === '') errors.push({ field: 'name', message: messages.nameMissing });
  else if (name.length > 200) errors.push({ field: 'name', message: messages.nameTooLong });
  const others = one(fields, 'otherAreas')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const area = [...new Set([...many(fields, 'area'), ...others])];
  if (area.length === 0) errors.push({ field: 'otherAreas', message: messages.areaMissing });
  const long = area.find((item) => item.length > 200);
  if (long !== undefined)
    errors.push({ field: 'otherAreas', message: messages.areaTooLong(long.slice(0, 40)) });
  const wordmark = one(fields, 'wordmark') || DEFAULT_BRAND.wordmark;
  if (wordmark.length > 40) errors.push({ field: 'wordmark', message: messages.wordmarkTooLong });
  const primary = one(fields, 'primary') || DEFAULT_BRAND.primary;
  if (!COLOUR.test(primary))
    errors.push({ field: 'primary', message: messages.colourWrong(primary.slice(0, 20)) });
  const accent = one(fields, 'accent') || DEFAULT_BRAND.accent;
  if (!COLOUR.test(accent))
    errors.push({ field: 'accent', message: messages.colourWrong(accent.slice(0, 20)) });
  return errors.length > 0 ? { errors } : { value: { name, area, brand: { wordmark, primary, accent } } };
}
