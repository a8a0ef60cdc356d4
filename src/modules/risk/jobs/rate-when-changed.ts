import { listener } from '../../../platform/events/index.ts';
import { FACTS_CHANGED } from '../../market/index.ts';
import { rateChanged } from './rate-changed.ts';

/** What a person has just recorded of a service may change its colour: it is rated anew in the same transaction. */
export const rateWhenChanged = listener(FACTS_CHANGED, rateChanged);
