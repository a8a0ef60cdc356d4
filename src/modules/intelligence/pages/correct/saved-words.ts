import { longDay } from '../../../../kernel/calendar-day.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { CONFIDENTIALITY_WORDS } from '../../rules/event-words.ts';

/** An event as it is saved now, in one sentence, for whoever clashed with it. */
export function savedWords(event: EventRecord): string {
  const parts = [
    event.kindName,
    event.serviceName ?? event.locationId ?? 'service not known yet',
    `severity ${event.severity}`,
    CONFIDENTIALITY_WORDS[event.confidentiality].name.toLowerCase(),
    event.occurredOn === null ? '' : `happened on ${longDay(event.occurredOn)}`,
    `heard on ${longDay(event.receivedOn)}`,
    event.title,
    event.account,
  ];
  return `Saved now: ${parts.filter((part) => part !== '').join('; ')}.`;
}
