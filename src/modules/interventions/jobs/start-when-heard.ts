import { listener } from '../../../platform/events/index.ts';
import { RISK_MOVED, STATUS_DECIDED } from '../../risk/index.ts';
import { fetchHeldColours } from '../queries/fetch-held-colours.ts';
import { fetchSevereEnforcement } from '../queries/fetch-severe-enforcement.ts';
import { askingMovements, asksOfMovements, overrideAsk, statusAsk } from '../rules/asks.ts';
import { startInterventions } from '../start-intervention.ts';

/** A rating that changed colours may ask for interventions: they start, or are proposed, in the same transaction. */
export const startWhenRiskMoves = listener(
  RISK_MOVED,
  async (tx, { authorityId, asAt, movements }, { clock }) => {
    const asking = askingMovements(movements);
    if (asking.length === 0) return;
    const ids = asking.map(({ locationId }) => locationId);
    const held = await fetchHeldColours(tx, ids);
    const enforcement = await fetchSevereEnforcement(tx, asAt, ids);
    await startInterventions(tx, { clock, authorityId }, asksOfMovements(asking, asAt, held, enforcement));
  },
);

/** The same when an officer decides another colour than held before, or overrides the model. */
export const startWhenDecided = listener(
  STATUS_DECIDED,
  async (tx, { authorityId, decisionId, locationId, from, to, overridden }, { clock }) => {
    const [held] = from === to ? [] : await fetchHeldColours(tx, [locationId]);
    const asks = held === undefined ? [] : [statusAsk(held)];
    if (overridden) asks.push(overrideAsk(locationId, decisionId, to));
    await startInterventions(tx, { clock, authorityId }, asks);
  },
);
