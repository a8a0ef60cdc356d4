import { normalPostcode } from './postcode.ts';

/** What a row of a spreadsheet says about which service it is. */
export interface RowToMatch {
  id?: string;
  name?: string;
  postcode?: string;
}

/** A location that the row may mean; `score` is how alike the names are, 0 to 1. */
export interface Candidate {
  locationId: string;
  name: string;
  postcode: string;
  score: number;
}

export type Match =
  | { kind: 'matched'; locationId: string; name: string }
  | { kind: 'ambiguous'; candidates: Candidate[]; why: string }
  | { kind: 'unmatched'; why: string };

/** Names at one postcode that are less alike than this are not taken for the same service. */
const ALIKE = 0.45;
/** The best name must lead the next by this much to be taken without asking. */
const LEAD = 0.15;

/**
 * Which location a row means. An id that is known decides alone. Otherwise the postcode must agree, and the name must be
 * alike and clearly ahead of others there; anything less is asked, never guessed.
 */
export function decideMatch(row: RowToMatch, candidates: readonly Candidate[]): Match {
  const id = row.id?.trim() ?? '';
  if (id !== '') {
    const same = candidates.find((candidate) => candidate.locationId.toLowerCase() === id.toLowerCase());
    if (same !== undefined) return { kind: 'matched', locationId: same.locationId, name: same.name };
  }
  const postcode = normalPostcode(row.postcode ?? '');
  const unknownId = id === '' ? '' : `no service has the id "${id.slice(0, 60)}"`;
  if (postcode === '' || (row.name ?? '').trim() === '') {
    return { kind: 'unmatched', why: unknownId || 'the row has no id, and not both a name and a postcode' };
  }
  const here = candidates
    .filter((candidate) => normalPostcode(candidate.postcode) === postcode)
    .sort((a, b) => b.score - a.score || a.locationId.localeCompare(b.locationId));
  const [best, next] = here;
  if (best === undefined) {
    return {
      kind: 'unmatched',
      why: [unknownId, `no service is at ${postcode}`].filter((part) => part !== '').join(', and '),
    };
  }
  const clear = best.score >= ALIKE && (next === undefined || best.score - next.score >= LEAD);
  // An id that we do not know beside a name that we do is a contradiction in the file: a person decides.
  if (clear && id === '') return { kind: 'matched', locationId: best.locationId, name: best.name };
  const why =
    unknownId ||
    (best.score < ALIKE
      ? `the name at ${postcode} is different`
      : `several services at ${postcode} have such a name`);
  return { kind: 'ambiguous', candidates: here.slice(0, 8), why };
}
