import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { CqcServer, ServedRecord } from '../../../../../tests/support/cqc-api-server.ts';
import { cqcClient, type CqcClient } from '../client.ts';
import { cqcApiSettings } from '../settings.ts';
import type { MergeRecords } from '../sync.ts';

/** A location record as CQC writes it, with what a sync looks at. */
export function madeLocation(locationId: string, more: Partial<ServedRecord> = {}): ServedRecord {
  return {
    locationId,
    providerId: '1-900',
    organisationType: 'Location',
    type: 'Social Care Org',
    name: `Home ${locationId}`,
    registrationStatus: 'Registered',
    registrationDate: '2019-04-01',
    localAuthority: 'Oldham',
    postalCode: 'OL1 1AA',
    relationships: [],
    ...more,
  };
}

/** "This location comes after that one", as both records say it. */
function after(predecessorId: string) {
  return {
    relatedLocationId: predecessorId,
    type: 'HSCA Predecessor',
    reason: 'Location Move',
    relatedLocationName: 'Old',
  };
}

function before(successorId: string) {
  return {
    relatedLocationId: successorId,
    type: 'HSCA Successor',
    reason: 'Location Move',
    relatedLocationName: 'New',
  };
}

export function madeProvider(providerId: string): ServedRecord {
  return {
    providerId,
    organisationType: 'Provider',
    type: 'Social Care Org',
    name: `Provider ${providerId}`,
    locationIds: [],
  };
}

/**
 * A small area: three homes and a dentist in Oldham, the first home's two earlier registrations (the older one in
 * Rochdale, before a move), and one home in Leeds that nobody should ask for.
 */
export function smallArea(): { locations: ServedRecord[]; providers: ServedRecord[] } {
  return {
    locations: [
      madeLocation('1-101', { relationships: [after('1-91')] }),
      madeLocation('1-102', { providerId: '1-901' }),
      madeLocation('1-103', { providerId: '1-902' }),
      madeLocation('1-104', {
        type: 'Primary Dental Care',
        providerId: '1-903',
        relationships: [after('1-94')],
      }),
      madeLocation('1-91', { localAuthority: 'Tameside', relationships: [after('1-81'), before('1-101')] }),
      madeLocation('1-81', { localAuthority: 'Rochdale', relationships: [before('1-91')] }),
      madeLocation('1-501', { localAuthority: 'Leeds', providerId: '1-905' }),
    ],
    providers: ['1-900', '1-901', '1-902', '1-903', '1-905'].map(madeProvider),
  };
}

/** A client of the test server that is as fast as the server, and whose time runs a thousand times faster. */
export function quickClient(
  server: CqcServer,
  more: { attempts?: number; timeoutMs?: number } = {},
): CqcClient {
  const settings = cqcApiSettings({ CQC_API_KEY: server.key, CQC_API_BASE: server.base });
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => setTimeout(resolve, ms / 1000)).then(() => signal?.throwIfAborted());
  return cqcClient(
    { ...settings, requestsPerSecond: 5000, ...more },
    { sleep, now: () => performance.now() * 1000 },
  );
}

export interface Merged {
  ids: string[];
}

/** Stands for the importer: keeps the social care locations and every provider, answers the ids it read. */
export const plainMerge: MergeRecords<Merged> = async ({ db, scope }, { path }) => {
  const text = readFileSync(path, 'utf8');
  const records = JSON.parse(text) as ServedRecord[];
  await db.within(scope, async (tx) => {
    await sql`
      insert into cqc.location (location_id, provider_id, name, sector, local_authority, registration_status)
      select r ->> 'locationId', r ->> 'providerId', r ->> 'name', r ->> 'type', r ->> 'localAuthority', r ->> 'registrationStatus'
        from jsonb_array_elements(${text}::jsonb) as r
       where r ->> 'locationId' is not null and r ->> 'type' = 'Social Care Org'
      on conflict (location_id) do update set name = excluded.name, local_authority = excluded.local_authority`.execute(
      tx,
    );
    await sql`
      insert into cqc.provider (provider_id, name)
      select r ->> 'providerId', r ->> 'name'
        from jsonb_array_elements(${text}::jsonb) as r where r ->> 'locationId' is null
      on conflict (provider_id) do update set name = excluded.name`.execute(tx);
  });
  return {
    ids: records.map((record) => String(record.locationId ?? `provider ${String(record.providerId)}`)).sort(),
  };
};
