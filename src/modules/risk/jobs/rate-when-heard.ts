import { listener } from '../../../platform/events/index.ts';
import { INTELLIGENCE_CHANGED } from '../../intelligence/index.ts';
import { rateChanged } from './rate-changed.ts';

/** What the council has heard may change a colour: the service is rated anew in the same transaction. */
export const rateWhenHeard = listener(INTELLIGENCE_CHANGED, rateChanged);
