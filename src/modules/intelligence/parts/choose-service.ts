import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { one, type Fields } from '../../../platform/forms/index.ts';
import { isLocationId } from '../../market/index.ts';
import { messages } from '../messages.ts';
import { findService } from '../queries/find-service.ts';
import { findServices, type ServiceFound } from '../queries/find-services.ts';
import type { ServiceFacts } from '../rules/doubts.ts';
import type { ServiceChoice } from './event-form.ts';

/** What the part of the form shows in which a service is chosen. */
export interface ServicePicker {
  /** The one that is chosen already. */
  chosen: ServiceFacts | null;
  notKnown: boolean;
  words: string;
  found: readonly ServiceFound[];
}

/** The value of the radio that says that nobody knows the service yet. */
export const NOT_KNOWN = 'unknown';

/** The service of a form: the one chosen, or what its words find, to choose from. */
export async function chooseService(
  tx: Tx,
  fields: Fields,
  today: Day,
): Promise<{ choice: ServiceChoice; picker: ServicePicker }> {
  const asked = one(fields, 'service').slice(0, 60);
  const words = one(fields, 'serviceText').slice(0, 200);
  const service = isLocationId(asked) && asked !== NOT_KNOWN ? await findService(tx, asked, today) : null;
  const searches = words !== '' && (service === null || one(fields, 'find') !== '');
  const found = searches ? await findServices(tx, words, today) : [];
  const picker = { chosen: service, notKnown: asked === NOT_KNOWN, words, found };
  if (service !== null) return { choice: { choice: 'known', service }, picker };
  if (asked === NOT_KNOWN) return { choice: { choice: 'not known yet' }, picker };
  const message =
    asked !== ''
      ? messages.serviceUnknown
      : words === ''
        ? messages.serviceMissing
        : found.length === 0
          ? messages.serviceNotFound(words.slice(0, 40))
          : messages.serviceToChoose;
  return { choice: { choice: 'wrong', message }, picker };
}
