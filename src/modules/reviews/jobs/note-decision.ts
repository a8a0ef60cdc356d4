import { listener } from '../../../platform/events/index.ts';
import { STATUS_DECIDED } from '../../risk/index.ts';
import { saveItemDecided } from '../queries/save-cycle.ts';

/** A decision counts for every month that is open, wherever it was made. */
export const noteDecision = listener(STATUS_DECIDED, (tx, { locationId, decisionId }) =>
  saveItemDecided(tx, locationId, decisionId),
);
