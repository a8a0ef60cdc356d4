import { listener } from '../../../platform/events/index.ts';
import { RETURNS_CHANGED } from '../../capacity/index.ts';
import { INTELLIGENCE_CHANGED, recordEvent } from '../../intelligence/index.ts';

/**
 * A monthly return that came is an entry of the log, once; a correction or a late one is none, and whoever weighs risk hears of it all
 * the same.
 */
export const tellLogOfReturns = listener(
  RETURNS_CHANGED,
  async (tx, { authorityId, locationIds, came }, { clock, announce }) => {
    if (came === null) {
      await announce(tx, INTELLIGENCE_CHANGED, { authorityId, locationIds, eventIds: [] });
      return;
    }
    const { locationId, month, sentOn, onBehalf, title, account } = came;
    await recordEvent(tx, { authorityId, clock, announce }, {
      locationId, kind: 'performance-form', source: onBehalf ? 'Provider, entered by the council' : 'Provider', channel: 'return',
      occurredOn: null, receivedOn: sentOn, severity: 1, confidentiality: 'open', themes: [], peopleAffected: null,
      reference: `Return ${month.slice(0, 7)}`, title, account, identity: null, state: 'open',
    }); // prettier-ignore
  },
);
