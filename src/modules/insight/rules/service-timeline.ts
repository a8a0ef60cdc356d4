import type { ServiceRecord } from '../queries/fetch-service.ts';
import type { Happening } from '../queries/fetch-service-happenings.ts';
import type { Registration } from '../queries/fetch-service-registrations.ts';
import type { Publication } from './publications.ts';
import { happeningItems } from './timeline-happenings.ts';
import { ratingItems } from './timeline-ratings.ts';
import { ownItems, registrationItems } from './timeline-registrations.ts';
import { newestFirst, type TimelineItem } from './timeline.ts';

/** Everything known to have happened to a service, in all its registrations, newest first. */
export function serviceTimeline(
  service: Pick<ServiceRecord, 'locationId' | 'regulated' | 'from' | 'until'>,
  registrations: readonly Registration[],
  publications: readonly Publication[],
  happenings: readonly Happening[],
): TimelineItem[] {
  const named = (locationId: string) => {
    const other = registrations.find((registration) => registration.locationId === locationId);
    return locationId === service.locationId || other === undefined
      ? null
      : `the registration ${other.name ?? other.knownName ?? ''} (${locationId})`;
  };
  return newestFirst([
    ...ratingItems(publications, named),
    ...happeningItems(happenings),
    ...(service.regulated ? registrationItems(registrations) : ownItems(service)),
  ]);
}
