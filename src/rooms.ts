import type { Room } from './platform/room/index.ts';
import { room as cqc } from './modules/cqc/index.ts';
import { room as insight } from './modules/insight/index.ts';
import { room as market } from './modules/market/index.ts';
import { room as people } from './modules/people/index.ts';
import { room as risk } from './modules/risk/index.ts';

/** Every room of the house, lowest tier first. A room may use only rooms on lower tiers. */
export const rooms: readonly Room[] = [people, market, cqc, risk, insight];
