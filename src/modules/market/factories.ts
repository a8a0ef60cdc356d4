import { day } from '../../kernel/calendar-day.ts';
import { newId } from '../../platform/clock/index.ts';
import type { LocationFacts, LocationLookup } from './parts/register.ts';
import type { NewEnforcement } from './queries/save-enforcements.ts';
import type { NewLocalFact } from './queries/save-local-facts.ts';
import type { NewOwnLocation } from './queries/save-own-locations.ts';
import { NOTHING_KNOWN } from './rules/local-fact.ts';

type Owned<T> = Partial<T> & { authorityId: string };

/** A row of local facts for tests: nothing known since 1 January 2026, but for what is given. */
export function aLocalFact(overrides: Owned<NewLocalFact> & { locationId: string }): NewLocalFact {
  return {
    ...NOTHING_KNOWN,
    factId: newId(),
    validFrom: day('2026-01-01'),
    recordedBy: 'tester',
    ...overrides,
  };
}

/** A day service in Oldham for tests. */
export function anOwnLocation(overrides: Owned<NewOwnLocation>): NewOwnLocation {
  return {
    locationId: newId(),
    name: 'Meadow Day Centre',
    serviceType: 'Day service',
    providerName: 'Meadow Trust',
    address: '1 Meadow Lane, Oldham',
    postcode: 'OL1 1AA',
    localAuthority: 'Oldham',
    phone: '',
    latitude: null,
    longitude: null,
    capacity: 20,
    clientGroups: ['Older people'],
    openedOn: null,
    closedOn: null,
    ...overrides,
  };
}

/** A warning notice in force for tests. */
export function anEnforcement(overrides: Owned<NewEnforcement> & { locationId: string }): NewEnforcement {
  return {
    enforcementId: newId(),
    kind: 'Warning notice',
    imposedOn: day('2026-03-02'),
    liftedOn: null,
    summary: 'Safe care and treatment must be put right by 1 May 2026',
    source: 'Letter of CQC',
    ...overrides,
  };
}

/** A register of a few locations, as the room that composes the pages would supply it. */
export function aRegister(locations: Record<string, Partial<LocationFacts>>): LocationLookup {
  const known = new Map(
    Object.entries(locations).map(([locationId, facts]) => [
      locationId,
      { name: locationId, postcode: '', localAuthority: 'Oldham', beds: null, phone: null, ...facts },
    ]),
  );
  return async (_tx, locationIds) =>
    new Map(locationIds.flatMap((id) => (known.has(id) ? [[id, known.get(id)!] as const] : [])));
}
