import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fetchPastStatusFacts, type PastStatusFacts } from '../queries/fetch-past-status.ts';
import { fetchStatusToKeep, type StatusFacts } from '../queries/fetch-status-to-keep.ts';
import { savePastStatus, type StatusEntry } from '../queries/save-past-status.ts';
import { deleteStatus, saveStatus, type StatusToSave } from '../queries/save-status.ts';
import { statusThatHolds } from '../rules/status.ts';

/** How often statuses are worked out again because somebody decided while they were. */
const MOST_TRIES = 5;

/**
 * Keeps what holds of each location, or of some, from a day on: after a rating, after a decision, and each night, when
 * overrides end. What is as on record is not written. A decision that is made meanwhile is never written over: the locations it
 * is about are worked out again.
 */
export async function keepStatus(
  tx: Tx,
  authorityId: string,
  asAt: Day,
  locationIds?: readonly string[],
): Promise<void> {
  let asked = locationIds;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const found = await fetchStatusToKeep(tx, authorityId, asAt, asked);
    if (found.length === 0) return;
    const statuses = found.flatMap((one) => statusOf(one, asAt));
    const saved = statuses.length === 0 ? null : await saveStatus(tx, authorityId, asAt, statuses);
    const gone = found.filter((one) => one.proposed === null).map(({ locationId }) => locationId);
    await deleteStatus(tx, authorityId, asAt, gone);
    const left = statuses.map(({ locationId }) => locationId).filter((id) => saved?.has(id) === false);
    if (left.length === 0) return;
    asked = left;
  }
}

function statusOf(
  { locationId, proposed, score, decision, decisionId, decisionNumber, was }: StatusFacts,
  asAt: Day,
): StatusToSave[] {
  if (proposed === null) return [];
  const held = statusThatHolds(proposed, decision, asAt);
  const moved = was?.rag !== held.rag || was.undecided !== held.undecided || was.decisionId !== decisionId;
  return [{ locationId, proposed, score, decisionId, decisionNumber, moved, ...held }];
}

/** Fills the history of statuses after a past day was rated: of the locations that it touched, up to the next day that was. */
export async function keepPastStatus(
  tx: Tx,
  authorityId: string,
  days: { from: Day; to: Day },
  locationIds: readonly string[],
): Promise<void> {
  if (locationIds.length === 0) return;
  const facts = await fetchPastStatusFacts(tx, authorityId, days.from, days.to, locationIds);
  await savePastStatus(tx, authorityId, facts.map(entryOf));
}

function entryOf({ locationId, asAt, proposed, decision, decisionId }: PastStatusFacts): StatusEntry {
  if (proposed === null) return { locationId, asAt, rag: null, undecided: false, decisionId: null };
  const { rag, undecided } = statusThatHolds(proposed, decision, asAt);
  return { locationId, asAt, rag, undecided, decisionId };
}
