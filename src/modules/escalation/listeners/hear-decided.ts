import { RAGS, type Rag } from '../../../kernel/rating.ts';
import { listener } from '../../../platform/events/index.ts';
import { STATUS_DECIDED } from '../../risk/index.ts';
import { fetchFloor } from '../queries/fetch-floor.ts';
import { fetchScheme } from '../queries/fetch-scheme.ts';
import { raiseFound } from '../raise.ts';
import { onDecided } from '../rules/evaluate.ts';
import { rulesOn } from '../rules/scheme.ts';

/** What an officer decides may have to be seen by somebody above them: a worse colour, or one that a floor does not allow. */
export const hearDecided = listener(STATUS_DECIDED, async (tx, decided, hearing) => {
  const { authorityId, locationId, decisionId, from, to, overridden, belowFloor } = decided;
  const worse = RAGS.indexOf(to) < RAGS.indexOf(from);
  if (!worse && !belowFloor) return;
  const inForce = await fetchScheme(tx, hearing.clock.today());
  const floor: Rag | null = belowFloor ? await fetchFloor(tx, locationId) : null;
  const rules = rulesOn(inForce.scheme, 'colour', 'override-floor');
  const found = onDecided(rules, { locationId, decisionId, from, to, floor, overridden });
  await raiseFound(tx, { ...hearing, authorityId }, inForce, found);
});
