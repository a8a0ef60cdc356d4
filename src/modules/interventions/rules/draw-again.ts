import { drawOf, seedOf, ticket, type Candidate, type Checked, type SeedOf } from './draw.ts';

/** What a draw kept of itself. */
export interface KeptDraw {
  seed: string;
  seedOf: SeedOf;
  quota: { howMany: Readonly<Record<Checked, number>> };
  candidates: readonly Candidate[];
  chosen: readonly Candidate[];
}

/** One thing that was looked at again. */
export interface Proof {
  words: string;
  /** Null where the reader cannot look. */
  holds: boolean | null;
}

/** Draws again from what was kept: whether the seed is what it is said to be made of, and gives the same services. */
export function drawAgain(draw: KeptDraw, trailHash: string | undefined): Proof[] {
  const again = drawOf(draw.seed, draw.candidates, draw.quota.howMany);
  const ids = (all: readonly Candidate[]) => all.map(({ locationId }) => locationId).join(' ');
  const { auditEntry, auditHash } = draw.seedOf;
  return [
    {
      words: 'The seed is the SHA-256 of what it is said to be made of',
      holds: seedOf(draw.seedOf) === draw.seed,
    },
    {
      words: `Entry ${auditEntry} of the audit trail has the hash that the seed is made of`,
      holds: trailHash === undefined ? null : trailHash === auditHash,
    },
    {
      words: 'Drawn again, the same services come out in the same order',
      holds: ids(again) === ids(draw.chosen),
    },
  ];
}

/** The candidates in the order of their numbers, each with its number and whether it was drawn. */
export function inDrawnOrder(draw: KeptDraw): (Candidate & { ticket: string; drawn: boolean })[] {
  const drawn = new Set(draw.chosen.map(({ locationId }) => locationId));
  return draw.candidates
    .map((one) => ({ ...one, ticket: ticket(draw.seed, one.locationId), drawn: drawn.has(one.locationId) }))
    .toSorted((a, b) => a.colour.localeCompare(b.colour) || a.ticket.localeCompare(b.ticket));
}
