import { shortDay } from '../../../../kernel/calendar-day.ts';
import type { Registration } from '../../queries/fetch-service-registrations.ts';
import { paths } from '../../routes.ts';

export interface RegistrationModel {
  locationId: string;
  name: string;
  href: string | null;
  current: boolean;
  provider: { text: string; href: string } | null;
  /** "12 Apr 2011 to 4 Jun 2018", "since 4 Jun 2018". */
  span: string;
  /** "New provider, from 1-280584830". */
  reason: string;
}

/** The chain of registrations, newest first; `locationId` is the one whose page this is. */
export function presentRegistrations(
  registrations: readonly Registration[],
  locationId: string,
): RegistrationModel[] {
  return registrations.toReversed().map((one) => ({
    locationId: one.locationId,
    name: one.name ?? one.knownName ?? 'Name not known',
    href: one.locationId === locationId ? null : paths.service(one.locationId),
    current: one.locationId === locationId,
    provider:
      one.providerId === null
        ? null
        : { text: one.providerName ?? one.providerId, href: paths.provider(one.providerId) },
    span: spanOf(one),
    reason: one.tookOver.map((link) => `${link.reason}, from ${link.from}`).join('; '),
  }));
}

function spanOf({ name, from, until, registered }: Registration): string {
  if (name === null) return 'No record of it has been imported';
  if (until !== null)
    return from === null ? `until ${shortDay(until)}` : `${shortDay(from)} to ${shortDay(until)}`;
  if (registered === false) return 'No longer registered';
  return from === null ? 'Registered' : `since ${shortDay(from)}`;
}
