import type { Day } from '../../../kernel/calendar-day.ts';
import type { Registration } from '../queries/fetch-service-registrations.ts';
import type { TimelineItem } from './timeline.ts';

/** When each registration of a home began and ended. One that another took over on its last day is told once. */
export function registrationItems(registrations: readonly Registration[]): TimelineItem[] {
  return registrations.flatMap((registration) => {
    const successor = registrations.find((other) =>
      other.tookOver.some((link) => link.from === registration.locationId),
    );
    const items: TimelineItem[] = [];
    if (registration.from !== null) items.push(began(registration, registration.from));
    if (registration.until !== null && successor?.from !== registration.until) {
      items.push({
        day: registration.until,
        kind: 'registration',
        title: 'Registration ended',
        lines: [
          `${whole(registration)} is no longer registered.`,
          successor === undefined ? '' : `It went on as ${whole(successor)}.`,
        ].filter((line) => line !== ''),
      });
    }
    return items;
  });
}

/** When a service outside CQC's register opened and closed. */
export function ownItems(own: { from: Day | null; until: Day | null }): TimelineItem[] {
  const item = (day: Day | null, title: string): TimelineItem[] =>
    day === null ? [] : [{ day, kind: 'registration', title, lines: [] }];
  return [...item(own.from, 'Opened'), ...item(own.until, 'Closed')];
}

function began(registration: Registration, day: Day): TimelineItem {
  const [link] = registration.tookOver;
  const provider =
    registration.providerName ??
    (registration.providerId === null ? null : `provider ${registration.providerId}`);
  return {
    day,
    kind: 'registration',
    title: link === undefined ? 'Registered with CQC' : `Registered anew: ${link.reason.toLowerCase()}`,
    lines: [
      `${whole(registration)}${provider === null ? '' : `, run by ${provider}`}.`,
      link === undefined
        ? ''
        : `It took over from ${registration.tookOver.map((one) => one.from).join(', ')}.`,
    ].filter((line) => line !== ''),
  };
}

function whole({ name, knownName, locationId }: Registration): string {
  return `${name ?? knownName ?? 'A registration'} (${locationId})`;
}
