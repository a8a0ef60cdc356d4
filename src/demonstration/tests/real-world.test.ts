import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWith, sharedData } from '../../../tests/support/requirements.ts';
import { day } from '../../kernel/calendar-day.ts';
import { COUNTY, NEIGHBOURS, ZONES } from '../rules/county.ts';
import { generateDemonstration } from '../rules/generate.ts';

interface RealRecord {
  locationId?: string;
  providerId: string;
  name: string;
  postalCode?: string;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(sharedData(path), 'utf8')) as T;

describeWith('shared', 'the demonstration beside the real world', () => {
  const made = generateDemonstration({ seed: 'amberley', today: day('2026-11-21') });

  it('has no id, name or postcode of a real location or provider', () => {
    const real = [
      ...read<RealRecord[]>('data/cqc-api/oldham-locations.json'),
      ...read<RealRecord[]>('data/cqc-api/oldham-providers.json'),
    ];
    const names = new Set(real.map((r) => r.name.toLowerCase()));
    const ids = new Set(real.flatMap((r) => [r.locationId, r.providerId]));
    const postcodes = new Set(real.map((r) => r.postalCode));
    expect(
      [...made.locations, ...made.providers, ...made.ownLocations].filter((r) =>
        names.has(r.name.toLowerCase()),
      ),
    ).toEqual([]);
    expect(
      made.locations.filter(
        (l) => ids.has(l.locationId) || ids.has(l.providerId) || postcodes.has(l.postalCode),
      ),
    ).toEqual([]);
  });

  it('lies in no real county or unitary authority', () => {
    const areas = read<{ objects: Record<string, { geometries: { properties: { AREANM: string } }[] }> }>(
      'data/geo/geogUACounty2019GB.topo.json',
    );
    const real = Object.values(areas.objects).flatMap((o) =>
      o.geometries.map((g) => g.properties.AREANM.toLowerCase()),
    );
    expect(real.length).toBeGreaterThan(200);
    const invented = [COUNTY, ...NEIGHBOURS.map((n) => n.name), ...ZONES.map((z) => z.name)];
    expect(invented.filter((name) => real.some((r) => r.includes(name.toLowerCase())))).toEqual([]);
  });

  it('has every field that the API always gives a location', () => {
    const real = read<Record<string, unknown>[]>('data/cqc-api/oldham-locations.json').filter(
      (l) => l.type === 'Social Care Org',
    );
    const always = Object.keys(real[0]!).filter((key) => real.every((l) => key in l));
    const missing = always.filter((key) => !made.locations.every((l) => key in l));
    // Bodies of the health service before 2022, which no page reads.
    expect(missing.filter((key) => !key.startsWith('onspdCcg'))).toEqual([]);
  });
});
