import { listener } from '../../../platform/events/index.ts';
import { INTELLIGENCE_CHANGED } from '../../intelligence/index.ts';
import { fetchHeard } from '../queries/fetch-heard.ts';
import { raiseFound } from '../raise.ts';
import { onHeard } from '../rules/evaluate.ts';
import { rulesOn, type Trigger } from '../rules/scheme.ts';

/** The rules that an entry of the log can make fire. */
const LISTENS_TO: readonly Trigger[] = ['whistleblowing', 'severe', 'cluster'];

/** What the council hears may have to be escalated by itself, whatever the score: in the same transaction. */
export const hearLog = listener(INTELLIGENCE_CHANGED, async (tx, changed, hearing) => {
  const { authorityId, locationIds, eventIds } = changed;
  const heard = eventsToWeigh(changed);
  if (locationIds.length === 0 || heard.length === 0 || eventIds.length === 0) return;
  const today = hearing.clock.today();
  const { inForce, events } = await fetchHeard(tx, today, LISTENS_TO, locationIds);
  if (events.length === 0) return;
  const rules = rulesOn(inForce.scheme, ...LISTENS_TO);
  const byLocation = Map.groupBy(events, ({ locationId }) => locationId);
  const fresh = new Set(heard);
  const found = [...byLocation].flatMap(([locationId, of]) =>
    onHeard(rules, { locationId, today, events: of, fresh }),
  );
  await raiseFound(tx, { ...hearing, authorityId }, inForce, found);
});

/** An import of history tells nobody: what it brings has been dealt with long ago. */
function eventsToWeigh({
  eventIds,
  recorded,
}: {
  eventIds: readonly string[];
  recorded?: readonly { eventId: string; channel: string }[];
}): readonly string[] {
  const history = new Set(
    (recorded ?? []).filter(({ channel }) => channel === 'csv').map(({ eventId }) => eventId),
  );
  return eventIds.filter((id) => !history.has(id));
}
