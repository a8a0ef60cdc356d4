import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import { offerMayBecome, OFFER_STATES, type OfferState } from '../../rules/states.ts';

/** Reads a rating that differs from the matrix. */
export function parseRating(fields: Fields): Parsed<{ rag: Rag; words: string }> {
  const errors: FieldError[] = [];
  const rag = RAGS.find((known) => known === one(fields, 'rag'));
  if (rag === undefined) errors.push({ field: 'rag', message: messages.ragMissing });
  const words = one(fields, 'reason');
  if (words === '' || words.length > 1000) errors.push({ field: 'reason', message: messages.reasonMissing });
  return errors.length > 0 || rag === undefined ? { errors } : { value: { rag, words } };
}

/** Reads what was offered; `menu` is the campaign's. */
export function parseOffer(fields: Fields, menu: readonly string[]): Parsed<{ item: string; words: string }> {
  const item = one(fields, 'item');
  if (!menu.includes(item)) return { errors: [{ field: 'item', message: messages.itemMissing }] };
  return { value: { item, words: one(fields, 'words').slice(0, 1000) } };
}

/** What an offer is to become; null where it may not. */
export function nextOffer(fields: Fields, from: OfferState): OfferState | null {
  const to = one(fields, 'to');
  return Object.hasOwn(OFFER_STATES, to) && offerMayBecome(from).includes(to as OfferState)
    ? (to as OfferState)
    : null;
}
