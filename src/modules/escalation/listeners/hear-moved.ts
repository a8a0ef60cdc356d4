import type { Tx } from '../../../platform/db/types.ts';
import { listener } from '../../../platform/events/index.ts';
import { RISK_MOVED, type Movement, type RiskMoved } from '../../risk/index.ts';
import { fetchLowestScores } from '../queries/fetch-lowest-scores.ts';
import { fetchScheme, type SchemeInForce } from '../queries/fetch-scheme.ts';
import { saveScoreMarks } from '../queries/save-score-marks.ts';
import { raiseFound } from '../raise.ts';
import { onMoved } from '../rules/evaluate.ts';
import type { Moved } from '../rules/facts.ts';
import { longestWindow, rulesOn } from '../rules/scheme.ts';

/** A service whose colour or score has moved may have to be escalated: in the same transaction. */
export const hearMoved = listener(RISK_MOVED, async (tx, moved, hearing) => {
  const rated = moved.movements.filter(({ from }) => from !== null);
  if (rated.length === 0) return;
  const { authorityId, asAt } = moved;
  const inForce = await fetchScheme(tx, hearing.clock.today());
  const facts = await factsOf(tx, inForce, { ...moved, movements: rated });
  const found = facts.flatMap((each) => onMoved(inForce.scheme.rules, each));
  await saveScoreMarks(
    tx,
    authorityId,
    asAt,
    rated.map(({ locationId, from, to }) => ({ locationId, lowest: Math.min(from!.score, to.score) })),
  );
  await raiseFound(tx, { ...hearing, authorityId }, inForce, found);
});

/** Earlier scores are looked up only of services whose score rises, and only where a rule asks for them. */
async function factsOf(tx: Tx, { scheme }: SchemeInForce, { movements, asAt }: RiskMoved): Promise<Moved[]> {
  const days = longestWindow(rulesOn(scheme, 'jump'));
  const rising = movements.filter(({ from, to }) => from !== null && to.score > from.score);
  const lowest =
    days === 0 || rising.length === 0
      ? new Map<string, Moved['lowest'][number][]>()
      : await fetchLowestScores(
          tx,
          asAt,
          days,
          rising.map(({ locationId }) => locationId),
        );
  return movements.map(({ locationId, from, to, newFloors }) => ({
    locationId,
    asAt,
    from,
    to,
    newFloors: newFloors.map(publicFloor),
    lowest: lowest.get(locationId) ?? [],
  }));
}

/** A floor that rests on what the council heard is not quoted: its words may say what only few may know. */
function publicFloor({
  atLeast,
  words,
  audience,
}: Movement['newFloors'][number]): Moved['newFloors'][number] {
  return { atLeast, words: audience === 'everyone' ? words : null };
}
