import { listener } from '../../../platform/events/index.ts';
import { RISK_MOVED } from '../../risk/index.ts';
import { fetchHeldColours } from '../queries/fetch-held-colours.ts';
import { fetchSevereEnforcement } from '../queries/fetch-severe-enforcement.ts';
import { askingMovements, asksOfMovements } from '../rules/asks.ts';
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
