import { createHash } from 'node:crypto';
import { addMonths, type Day } from '../../../kernel/calendar-day.ts';

/** The colours that are checked at random: Red services have somebody's whole attention already. */
const CHECKED = ['Amber', 'Green'] as const;
export type Checked = (typeof CHECKED)[number];

/** The name of how it is drawn; it changes whenever the way does. */
export const ALGORITHM =
  'For each candidate: SHA-256 of "<seed> <service id>" in UTF-8, as hexadecimal. Of each colour, in the order of these numbers (equal ones by service id), the first as many as the quota asks.';

/** How many are checked of a colour: so many, or so many of a hundred (rounded up). */
export type Amount = { number: number; percent?: undefined } | { percent: number; number?: undefined };

export interface Quota {
  Green: Amount;
  Amber: Amount;
  /** Who was visited or checked in these months is left out. */
  restMonths: number;
}

/** A service of Amber or Green status, with what decides whether it may be drawn. */
export interface Drawable {
  locationId: string;
  name: string;
  colour: Checked;
  /** The last visit or check that the council knows of. */
  lastLookedOn: Day | null;
  /** Whether an intervention is proposed or open there. */
  running: boolean;
}

export interface Candidate {
  locationId: string;
  name: string;
  colour: Checked;
}

/** One who is not drawn from, and why. */
export interface LeftOut extends Candidate {
  why: string;
}

/** Who may be drawn in a month, and who not; both by service id. */
export function candidatesOf(
  services: readonly Drawable[],
  on: Day,
  restMonths: number,
): { candidates: Candidate[]; leftOut: LeftOut[] } {
  const restSince = addMonths(on, -restMonths);
  const candidates: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  for (const { locationId, name, colour, lastLookedOn, running } of services.toSorted(byId)) {
    if (running) leftOut.push({ locationId, name, colour, why: 'An intervention is under way' });
    else if (restMonths > 0 && lastLookedOn !== null && lastLookedOn > restSince)
      leftOut.push({ locationId, name, colour, why: `Visited or checked on ${lastLookedOn}` });
    else candidates.push({ locationId, name, colour });
  }
  return { candidates, leftOut };
}

/** How many of a colour a quota asks, out of all services of that colour; never more than there are candidates. */
export function wanted(amount: Amount, all: number, candidates: number): number {
  // A tenth of a thousandth off, so that 10% of 30, which is 3.0000000000000004 to a computer, is 3.
  const asked = amount.number ?? Math.ceil((amount.percent * all) / 100 - 1e-7);
  return Math.min(candidates, Math.max(0, asked));
}

/** A candidate's number in a draw. */
export function ticket(seed: string, locationId: string): string {
  return createHash('sha256').update(`${seed} ${locationId}`, 'utf8').digest('hex');
}

/**
 * Draws: the same seed, candidates and numbers give the same services, in whatever order the candidates come, and a candidate more
 * or less changes nobody else's number. See ALGORITHM.
 */
export function drawOf(
  seed: string,
  candidates: readonly Candidate[],
  howMany: Readonly<Record<Checked, number>>,
): Candidate[] {
  const drawn = candidates
    .map((one) => ({ one, number: ticket(seed, one.locationId) }))
    .toSorted((a, b) => a.number.localeCompare(b.number) || byId(a.one, b.one));
  return CHECKED.flatMap((colour) =>
    drawn
      .filter(({ one }) => one.colour === colour)
      .slice(0, howMany[colour])
      .map(({ one }) => one),
  );
}

/** What a seed is made of: nothing that whoever draws, or is drawn, can choose. */
export interface SeedOf {
  authorityId: string;
  /** "2026-11". */
  month: string;
  teamId: string | null;
  /** The newest entry of the council's audit trail when it was drawn, and that entry's hash. */
  auditEntry: number;
  auditHash: string;
}

/** The seed, as 64 hexadecimal digits. */
export function seedOf({ authorityId, month, teamId, auditEntry, auditHash }: SeedOf): string {
  const text = [authorityId, month, teamId ?? 'no team', auditEntry, auditHash].join(' ');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function byId(a: { locationId: string }, b: { locationId: string }): number {
  return a.locationId < b.locationId ? -1 : a.locationId > b.locationId ? 1 : 0;
}
