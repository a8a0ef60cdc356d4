import type { Room } from './platform/room/index.ts';
import { room as appraisals } from './modules/appraisals/index.ts';
import { room as capacity } from './modules/capacity/index.ts';
import { room as cqc } from './modules/cqc/index.ts';
import { room as escalation } from './modules/escalation/index.ts';
import { room as insight } from './modules/insight/index.ts';
import { room as intelligence } from './modules/intelligence/index.ts';
import { room as interventions } from './modules/interventions/index.ts';
import { room as market } from './modules/market/index.ts';
import { room as meetings } from './modules/meetings/index.ts';
import { room as people } from './modules/people/index.ts';
import { room as placement } from './modules/placement/index.ts';
import { room as reviews } from './modules/reviews/index.ts';
import { room as risk } from './modules/risk/index.ts';

/** Every room of the house, lowest tier first. A room may use only rooms on lower tiers. */
export const rooms: readonly Room[] = [
  people,
  market,
  cqc,
  intelligence,
  capacity,
  risk,
  interventions,
  placement,
  appraisals,
  escalation,
  reviews,
  meetings,
  insight,
];
