import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { aLocalFact, anEnforcement, anOwnLocation } from '../factories.ts';
import { fetchBoundaryList } from '../queries/fetch-boundaries.ts';
import { fetchEnforcements } from '../queries/fetch-enforcements.ts';
import { fetchLocalFactHistory } from '../queries/fetch-local-fact-history.ts';
import { fetchLocalFacts } from '../queries/fetch-local-facts.ts';
import { fetchLocalities } from '../queries/fetch-localities.ts';
import { fetchOwnLocations, fetchOwnLocationsOf } from '../queries/fetch-own-locations.ts';
import { fetchPastRags } from '../queries/fetch-past-rags.ts';
import { fetchPlacementCounts, fetchPlacements } from '../queries/fetch-placements.ts';
import { saveBoundaries } from '../queries/save-boundaries.ts';
import { saveEnforcement, saveEnforcements } from '../queries/save-enforcements.ts';
import { saveLocalFact } from '../queries/save-local-fact.ts';
import { saveLocalFacts } from '../queries/save-local-facts.ts';
import { saveOwnLocation, saveOwnLocations } from '../queries/save-own-locations.ts';
import { savePastRags } from '../queries/save-past-rags.ts';
import { savePlacements } from '../queries/save-placements.ts';

describeOnBothDatabases('what the market room saves and fetches', (get) => {
  const within = <T>(work: (tx: Tx, authorityId: string) => Promise<T>) =>
    get().db.within(get().scope, (tx) => work(tx, get().authorityId));

  it('the facts in force on a day are those of the newest day not after it, recorded last', async () => {
    await within(async (tx, authorityId) => {
      const fact = (validFrom: string, locality: string) =>
        aLocalFact({ authorityId, locationId: '1-DAYS', validFrom: day(validFrom), locality });
      await saveLocalFacts(tx, [fact('2025-01-01', 'old')]);
      await saveLocalFacts(tx, [fact('2026-01-01', 'new')]);
      await saveLocalFacts(tx, [fact('2025-01-01', 'old, corrected')]);
      await saveLocalFacts(tx, [fact('2027-01-01', 'to come')]);
    });
    const on = (text: string) =>
      within(
        async (tx) => (await fetchLocalFacts(tx, day(text), ['1-DAYS', '1-OTHER'])).get('1-DAYS')?.locality,
      );
    expect(await on('2024-12-31')).toBeUndefined();
    expect(await on('2025-06-01')).toBe('old, corrected');
    expect(await on('2026-11-16')).toBe('new');
    const published = await within((tx) =>
      sql<{
        locality: string;
      }>`select locality from market.published_local_fact('2025-06-01') where location_id = '1-DAYS'`.execute(
        tx,
      ),
    );
    expect(published.rows).toEqual([{ locality: 'old, corrected' }]);
    const history = await within((tx) => fetchLocalFactHistory(tx, '1-DAYS'));
    expect(history.map(({ locality }) => locality)).toEqual(['to come', 'old, corrected', 'new', 'old']);
  });

  it('an edit that has not seen the newest fact is refused', async () => {
    const first = await within(async (tx, authorityId) => {
      const fact = aLocalFact({ authorityId, locationId: '1-CLASH' });
      expect(await saveLocalFact(tx, fact, null)).toBe(true);
      return fact;
    });
    const again = (seen: string | null) =>
      within((tx, authorityId) =>
        saveLocalFact(tx, aLocalFact({ authorityId, locationId: '1-CLASH' }), seen),
      );
    expect(await again(null)).toBe(false);
    expect(await again(first.factId)).toBe(true);
    expect(await again(first.factId)).toBe(false);
    expect(await within((tx) => fetchLocalFactHistory(tx, '1-CLASH'))).toHaveLength(2);
  });

  it('of two edits at the same moment one is saved', async () => {
    const edit = () =>
      within((tx, authorityId) => saveLocalFact(tx, aLocalFact({ authorityId, locationId: '1-RACE' }), null));
    expect((await Promise.all([edit(), edit()])).sort()).toEqual([false, true]);
  });

  it('own services keep their details, and an older version changes nothing', async () => {
    const saved = await within(async (tx, authorityId) => {
      const service = anOwnLocation({
        authorityId,
        clientGroups: ['Dementia', 'Carers'],
        latitude: 53.54,
        longitude: -2.11,
        openedOn: day('2020-05-01'),
      });
      await saveOwnLocations(tx, [
        service,
        anOwnLocation({ authorityId, name: 'Closed', closedOn: day('2024-01-01') }),
      ]);
      return service;
    });
    const { authorityId: _owner, locationId, ...values } = saved;
    const find = () => within(async (tx) => (await fetchOwnLocationsOf(tx, [locationId, 'not an id']))[0]);
    expect(await find()).toEqual({ ...values, locationId, version: 1 });
    expect(await within((tx) => saveOwnLocation(tx, locationId, 1, { ...values, capacity: 25 }))).toBe(true);
    expect(await within((tx) => saveOwnLocation(tx, locationId, 1, { ...values, capacity: 30 }))).toBe(false);
    expect(await find()).toMatchObject({ capacity: 25, version: 2 });
    expect((await within(fetchOwnLocations)).at(-1)?.name).toBe('Closed');
  });

  it('counts of people are one a day; a repeated count changes nothing', async () => {
    const save = (people: number, asOf: string) =>
      within((tx, authorityId) =>
        savePlacements(tx, [
          { placementId: newId(), authorityId, locationId: '1-P', people, asOf: day(asOf) },
        ]),
      );
    await save(3, '2026-01-01');
    await save(4, '2026-06-01');
    await save(5, '2026-06-01');
    expect(
      (await within((tx) => fetchPlacements(tx, '1-P'))).map(({ people, asOf }) => [asOf, people]),
    ).toEqual([
      ['2026-06-01', 5],
      ['2026-01-01', 3],
    ]);
    expect(await within((tx) => fetchPlacementCounts(tx, day('2026-03-01'), ['1-P']))).toEqual(
      new Map([['1-P', 3]]),
    );
  });

  it('enforcement knows whether it is severe, and an older version changes nothing', async () => {
    const entry = await within(async (tx, authorityId) => {
      const one = anEnforcement({ authorityId, locationId: '1-E' });
      await saveEnforcements(tx, [one]);
      return one;
    });
    const { kind, imposedOn, summary, source } = entry;
    const lift = (version: number) =>
      within((tx) =>
        saveEnforcement(tx, entry.enforcementId, version, {
          kind,
          imposedOn,
          summary,
          source,
          liftedOn: day('2026-05-01'),
        }),
      );
    expect(await lift(1)).toBe(true);
    expect(await lift(1)).toBe(false);
    expect(await within((tx) => fetchEnforcements(tx, '1-E'))).toMatchObject([
      { severe: true, liftedOn: '2026-05-01', version: 2 },
    ]);
  });

  it('past colours are one a month, the last one told', async () => {
    const save = (rag: 'Red' | 'Green') =>
      within((tx, authorityId) =>
        savePastRags(tx, [{ authorityId, locationId: '1-R', month: day('2024-04-01'), rag }]),
      );
    await save('Red');
    await save('Green');
    expect(await within((tx) => fetchPastRags(tx, ['1-R']))).toEqual([
      { locationId: '1-R', month: '2024-04-01', rag: 'Green' },
    ]);
  });

  it('areas come back as they were loaded, and zones are suggested as localities', async () => {
    const geometry = { type: 'Polygon' as const, coordinates: [[[-2.1, 53.5], [-2.0, 53.5], [-2.0, 53.6], [-2.1, 53.5]]] }; // prettier-ignore
    await within((tx, authorityId) =>
      saveBoundaries(tx, [{ boundaryId: newId(), authorityId, kind: 'zone', name: 'Zone 1', geometry }]),
    );
    await within((tx, authorityId) =>
      saveBoundaries(tx, [{ boundaryId: newId(), authorityId, kind: 'zone', name: 'Zone 1', geometry }]),
    );
    expect(await within(fetchBoundaryList)).toMatchObject([{ kind: 'zone', name: 'Zone 1' }]);
    const published = await within((tx) =>
      sql<{ geometry: unknown }>`select geometry from market.published_boundary`.execute(tx),
    );
    expect(published.rows).toEqual([{ geometry }]);
    expect(await within(fetchLocalities)).toContain('Zone 1');
  });

  it('another council sees and changes nothing of it', async () => {
    const other = await makeAuthority(get().db, ['Bury'], 'Other Council');
    await get().db.within({ authorityId: other, actor: 'stranger' }, async (tx) => {
      expect(await fetchOwnLocations(tx)).toEqual([]);
      expect((await fetchLocalFacts(tx, day('2026-11-16'), ['1-DAYS'])).size).toBe(0);
      expect(await fetchEnforcements(tx, '1-E')).toEqual([]);
      expect(await fetchBoundaryList(tx)).toEqual([]);
    });
  });
});
