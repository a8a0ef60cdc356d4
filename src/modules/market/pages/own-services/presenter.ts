import { shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { paths } from '../../routes.ts';
import { isOpenOn, type OwnLocation } from '../../rules/own-location.ts';
import type { OwnServiceListed } from './view.tsx';

/** The list as it is shown on a day. */
export function listed(services: readonly OwnLocation[], today: Day): OwnServiceListed[] {
  return services.map((service) => ({
    href: paths.ownService(service.locationId),
    name: service.name,
    type: service.serviceType,
    provider: service.providerName,
    postcode: service.postcode,
    places: service.capacity === null ? '' : String(service.capacity),
    open: isOpenOn(service, today),
    status: statusOf(service, today),
  }));
}

function statusOf(service: OwnLocation, today: Day): string {
  if (service.closedOn !== null && service.closedOn <= today) return `Closed ${shortDay(service.closedOn)}`;
  if (service.openedOn !== null && service.openedOn > today) return `Opens ${shortDay(service.openedOn)}`;
  return service.closedOn === null ? 'Open' : `Open until ${shortDay(service.closedOn)}`;
}
