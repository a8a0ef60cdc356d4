import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAreas } from '../rules/geojson.ts';

const RING = [[-2.1, 53.5], [-2.0, 53.5], [-2.0, 53.6], [-2.1, 53.5]]; // prettier-ignore
const feature = (properties: object, coordinates: unknown = [RING], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const read = (json: unknown, options: { nameProperty?: string; onlyName?: string } = {}) =>
  parseAreas(json, { nameProperty: '', onlyName: '', ...options });

describe('boundaries and zones out of GeoJSON', () => {
  it('takes polygons and multipolygons, and finds the property with the name', () => {
    const { areas } = read(
      collection(
        feature({ id: 1, LAD23NM: 'Oldham' }),
        feature({ id: 2, LAD23NM: 'Bury' }, [[RING]], 'MultiPolygon'),
      ),
    );
    expect(areas?.map(({ name, geometry }) => [name, geometry.type])).toEqual([
      ['Oldham', 'Polygon'],
      ['Bury', 'MultiPolygon'],
    ]);
  });

  it('keeps coordinates as they are, heights too', () => {
    const coordinates = [RING.map((position) => [...position, 12.5])];
    expect(read(feature({ name: 'Oldham' }, coordinates)).areas?.[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates,
    });
  });

  it('takes a bare polygon with the name that was typed', () => {
    expect(read({ type: 'Polygon', coordinates: [RING] }, { onlyName: 'Oldham' }).areas?.[0]?.name).toBe(
      'Oldham',
    );
  });

  it.each([
    ['text', 'hello', /expected a FeatureCollection/],
    ['another type', { type: 'Topology' }, /"type" is "Topology"/],
    ['an empty collection', collection(), /no features/],
    [
      'a line',
      collection(feature({ name: 'A' }), feature({ name: 'B' }, RING, 'LineString')),
      /^Feature 2: its geometry is "LineString"/,
    ],
    [
      'a ring that is not closed',
      feature({ name: 'A' }, [[...RING.slice(0, 3), [-2.1, 53.51]]]),
      /^Feature 1, ring 1: it is not closed: it starts at -2.1, 53.5 and ends at -2.1, 53.51/,
    ],
    [
      'a ring of three positions',
      feature({ name: 'A' }, [RING.slice(0, 3)]),
      /it has 3 positions: a closed ring has at least 4/,
    ],
    [
      'text for a number',
      feature({ name: 'A' }, [[['-2', 53], ...RING]]),
      /position 1 is \["-2",53\]: expected numbers/,
    ],
    ['metres', feature({ name: 'A' }, [RING.map(() => [392_000, 405_000])]), /British National Grid/],
    [
      'another projection',
      { ...collection(feature({ name: 'A' })), crs: { type: 'name', properties: { name: 'EPSG:27700' } } },
      /"EPSG:27700": save the file in WGS 84/,
    ],
    [
      'no name',
      feature({ code: 'E08', ward: 7 }),
      /Feature 1: no name in the property "name"; it has "code", "ward"/,
    ],
    [
      'two of one name',
      collection(feature({ name: 'A' }), feature({ name: 'A' })),
      /Feature 2: it has the same name as feature 1, "A"/,
    ],
    ['no geometry', { type: 'Feature', properties: { name: 'A' }, geometry: null }, /its geometry is null/],
  ])('refuses %s', (_what, json, problem) => expect(read(json).problems?.[0]).toMatch(problem));

  it('takes the property that was chosen and says where it is missing', () => {
    const json = collection(feature({ name: 'A', zone: 'Z1' }), feature({ name: 'B' }));
    expect(read(json, { nameProperty: 'zone' }).problems).toEqual([
      'Feature 2: no name in the property "zone"; it has "name"',
    ]);
  });

  it('tells several problems, 20 at most', () => {
    expect(
      read(collection(...Array.from({ length: 50 }, () => feature({ name: '' })))).problems,
    ).toHaveLength(20);
  });

  it('never throws, whatever the JSON, and answers areas or problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { areas, problems } = read(collection(json, feature({ name: 'A' }, json as unknown)));
        expect((areas === undefined) !== (problems === undefined)).toBe(true);
      }),
    );
  });
});
