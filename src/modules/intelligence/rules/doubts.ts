import { longDay, type Day } from '../../../kernel/calendar-day.ts';

/** What is known of the service that an event is about. */
export interface ServiceFacts {
  locationId: string;
  name: string;
  postcode: string;
  /** Where its current registration began, or it opened; null where nobody knows. */
  from: Day | null;
  /** When it was deregistered or closed; null while it is open, or where nobody knows the day. */
  until: Day | null;
  open: boolean;
}

/** More people than this in one event is rather a slip of the hand. */
const MANY_PEOPLE = 100;

/**
 * What is odd in an event and may be right all the same: whoever records is asked to confirm it. People do tell of a service
 * after it closed, and of what happened under its registration before.
 */
export function doubtsOf(
  event: { occurredOn: Day | null; peopleAffected: number | null },
  service: ServiceFacts | null,
): string[] {
  const doubts: string[] = [];
  if (service !== null && !service.open)
    doubts.push(
      `${service.name} is closed${service.until === null ? '' : ` since ${longDay(service.until)}`}. Record it all the same?`,
    );
  if (service?.from != null && event.occurredOn !== null && event.occurredOn < service.from)
    doubts.push(
      `${service.name} was registered only on ${longDay(service.from)}, and this happened on ${longDay(event.occurredOn)}. Is it about this service?`,
    );
  if (event.peopleAffected !== null && event.peopleAffected > MANY_PEOPLE)
    doubts.push(`${event.peopleAffected.toLocaleString('en-GB')} people is a great many. Is that so?`);
  return doubts;
}
