import { hash } from 'node:crypto';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { fetchCurrentOnRecord, fetchPastOnRecord } from '../queries/fetch-on-record.ts';
import { deleteAssessments, saveAssessments, type AssessmentToSave } from '../queries/save-assessments.ts';
import { saveBoundary, saveEnds, saveHistory } from '../queries/save-history.ts';
import { saveRatingRun } from '../queries/save-rating-run.ts';
import { changesOf } from '../rules/changes.ts';
import { movementsOf, type Movement } from '../rules/movements.ts';
import { keepPastStatus, keepStatus } from './keep-status.ts';

/** An assessment with the name that people know its location by. */
type RatingOfOne = Omit<AssessmentToSave, 'said'> & { name: string };

/** A rating to keep: of the whole market, or of some locations. */
export interface RatingToKeep {
  asAt: Day;
  ratings: readonly RatingOfOne[];
  /** Absent for the whole market. */
  locationIds?: readonly string[];
}

/**
 * Keeps a rating: what says the same as what is on record is not touched; a change of colour or model gets an entry in the
 * history, and so does the end of a location that closed or left. A day before the newest rating of the whole market fills
 * the history only. Compared here and not in SQL, because sending 57,000 assessments to be found equal took ten times
 * longer than fetching their digests. Answers what moved today, in colour or score; of a day of the past nothing.
 */
export async function keepRatings(
  tx: Tx,
  authorityId: string,
  { asAt, ratings, locationIds }: RatingToKeep,
): Promise<Movement[]> {
  const { next, onRecord: current } = await fetchCurrentOnRecord(tx, authorityId, asAt, locationIds);
  const isCurrent = next === null;
  const onRecord = isCurrent ? current : await fetchPastOnRecord(tx, authorityId, asAt, locationIds);
  const { changed, moved, gone } = changesOf(onRecord, ratings.map(withDigest));
  if (next !== null) await guardNextRun(tx, authorityId, next, moved, gone);
  await saveHistory(tx, authorityId, asAt, moved);
  await saveEnds(tx, authorityId, asAt, gone);
  if (isCurrent) {
    await saveAssessments(tx, authorityId, asAt, changed);
    if (gone.length > 0) await deleteAssessments(tx, authorityId, gone);
  }
  if (locationIds === undefined) {
    const rows = isCurrent ? changed.length : 0;
    await saveRatingRun(tx, authorityId, { asAt, rated: ratings.length, changed: rows, moved: moved.length });
  }
  // Last, and after the entry of the run: what decides and what rates then wait for each other in one order.
  if (next !== null) {
    await keepPastStatus(tx, authorityId, { from: asAt, to: next }, [...moved.map(idOf), ...gone]);
    return [];
  }
  const movements = movementsOf(onRecord, changed);
  // Of some locations, what holds of those that stayed where they were is on record; a day's run looks at all of them.
  const restless = locationIds && [...movements.map(({ locationId }) => locationId), ...gone];
  if (restless?.length !== 0) await keepStatus(tx, authorityId, asAt, restless);
  return movements;
}

const idOf = ({ locationId }: AssessmentToSave): string => locationId;

const NOT_THERE = 'Not in the market that was rated on this day';

/** Writes down what stood at the next rating of the market, colours and absences, so that new entries do not reach over it. */
async function guardNextRun(
  tx: Tx,
  authorityId: string,
  next: Day,
  moved: readonly AssessmentToSave[],
  gone: readonly string[],
): Promise<void> {
  const ids = [...moved.map((one) => one.locationId), ...gone];
  const there = await fetchPastOnRecord(tx, authorityId, next, ids);
  await saveBoundary(tx, authorityId, next, ids);
  const absent = moved.filter((one) => !there.has(one.locationId));
  await saveHistory(
    tx,
    authorityId,
    next,
    absent.map((one) => ({ ...one, rag: null, why: NOT_THERE, whyOpen: NOT_THERE })),
  );
}

function withDigest<T extends Omit<AssessmentToSave, 'said'>>(one: T): T & { said: string } {
  const { modelId, modelVersion, score, rag, why, contributions, unknown, floors } = one;
  const text = JSON.stringify([modelId, modelVersion, score, rag, why, contributions, unknown, floors]);
  return { ...one, said: hash('sha1', text, 'base64') };
}
