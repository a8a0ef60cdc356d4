import { listener } from '../../../platform/events/index.ts';
import { RISK_MOVED, type Movement } from '../../risk/index.ts';
import { saveScoreMarks } from '../queries/save-score-marks.ts';
import { raiseFound } from '../raise.ts';
import { onMoved } from '../rules/evaluate.ts';
import type { Moved } from '../rules/facts.ts';

/** A service whose colour or score has moved may have to be escalated: in the same transaction. */
export const hearMoved = listener(RISK_MOVED, async (tx, { authorityId, asAt, movements }, hearing) => {
  const rated = movements.flatMap(({ from, ...rest }) => (from === null ? [] : [{ from, ...rest }]));
  if (rated.length === 0) return;
  const marks = rated.map(({ locationId, from, to }) => ({
    locationId,
    lowest: Math.min(from.score, to.score),
    rises: to.score > from.score,
  }));
  const today = hearing.clock.today();
  const { inForce, earlier } = await saveScoreMarks(tx, { authorityId, today, onDay: asAt }, marks);
  const found = rated.flatMap(({ locationId, from, to, newFloors }) =>
    onMoved(inForce.scheme.rules, {
      locationId,
      asAt,
      from,
      to,
      newFloors: newFloors.map(publicFloor),
      lowest: earlier.get(locationId) ?? [],
    }),
  );
  await raiseFound(tx, { ...hearing, authorityId }, inForce, found);
});

/** A floor that rests on what the council heard is not quoted: its words may say what only few may know. */
function publicFloor({
  atLeast,
  words,
  audience,
}: Movement['newFloors'][number]): Moved['newFloors'][number] {
  return { atLeast, words: audience === 'everyone' ? words : null };
}
