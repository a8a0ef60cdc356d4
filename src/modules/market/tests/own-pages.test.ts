import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { room } from '../index.ts';
import { isOpenOn } from '../rules/own-location.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { anUpload, hidden, visit, type Visit } from './visit.tsx';

const RING = [[-2.1, 53.5], [-2.0, 53.5], [-2.0, 53.6], [-2.1, 53.5]]; // prettier-ignore
const area = (properties: object, ring: unknown = RING) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});

describe('whether an own service is open', () => {
  it('from the day it opens to the day before it closes', () => {
    const service = { openedOn: day('2020-01-01'), closedOn: day('2024-06-01') };
    expect(
      ['2019-12-31', '2020-01-01', '2024-05-31', '2024-06-01'].map((text) => isOpenOn(service, day(text))),
    ).toEqual([false, true, true, false]);
  });
});

describeOnBothDatabases("the market room's own pages", (get) => {
  const open = (url: string, params?: Visit['params']) => visit(get(), room.routes, 'GET', url, { params });
  const send = (url: string, how: Visit) => visit(get(), room.routes, 'POST', url, how);
  const load = (body: Visit['body'], content: string | Buffer) =>
    send('/boundaries', { body, uploads: [anUpload(get(), 'areas.geojson', content)] });

  it('a service outside the register is added, changed and closed', async () => {
    expect((await open('/own-services')).html).toContain('No services yet');
    expect((await open('/own-services/new')).html).toContain('value="Oldham"');
    const typed = {
      name: 'Meadow Day Centre',
      serviceType: 'Day service',
      postcode: 'ol1 1aa',
      clientGroups: ['Carers', 'Dementia'],
      latitude: '53.54',
      longitude: '-2.11',
    };
    expect((await send('/own-services/new', { body: typed })).flash).toBe('Meadow Day Centre was added.');
    const list = await open('/own-services');
    expect(list.html).toContain('OL1 1AA');
    const params = { locationId: /own-services\/([0-9a-f-]{36})"/.exec(list.html)![1]! };
    const page = await open('/own-services/:locationId', params);
    const closing = {
      ...typed,
      version: hidden(page.html, 'version'),
      'closedOn-day': '1',
      'closedOn-month': '11',
      'closedOn-year': '2026',
    };
    expect((await send('/own-services/:locationId', { params, body: closing })).to).toBe('/own-services');
    expect((await open('/own-services')).html).toContain('Closed 1 Nov 2026');
    const clash = await send('/own-services/:locationId', { params, body: { ...closing, name: 'Mine' } });
    expect(clash.status).toBe(409);
    expect(clash.html).toContain(
      'Saved now: Meadow Day Centre; Day service; OL1 1AA; Carers, Dementia; closed 1 November 2026.',
    );
    expect(clash.html).toContain('value="Mine"');
    await expect(open('/own-services/:locationId', { locationId: 'nobody' })).rejects.toThrow(
      'there is no such service',
    );
  });

  it('says what is wrong with a service, each at an input that exists', async () => {
    const body = {
      postcode: 'here',
      latitude: '392000',
      longitude: '',
      capacity: '1.5',
      phone: '0'.repeat(51),
      'openedOn-day': '1',
    };
    const sent = await send('/own-services/new', { body });
    expect(Object.keys(sent.errors).sort()).toEqual([
      'capacity',
      'latitude',
      'longitude',
      'name',
      'openedOn-day',
      'phone',
      'postcode',
      'serviceType',
    ]);
    for (const field of Object.keys(sent.errors)) expect(sent.html).toContain(`id="${field}"`);
  });

  it('zones are loaded, replaced by name, and removed', async () => {
    const zones = { type: 'FeatureCollection', features: [area({ zone: 'North' }), area({ zone: 'South' })] };
    expect((await load({ kind: 'zone' }, JSON.stringify(zones))).flash).toBe('2 areas were loaded.');
    expect(
      (await load({ kind: 'boundary', onlyName: 'Oldham' }, `\ufeff${JSON.stringify(area({}))}`)).flash,
    ).toBe('Oldham was loaded.');
    const one = { type: 'FeatureCollection', features: [area({ zone: 'South' })] };
    expect((await load({ kind: 'zone', replaceAll: 'yes' }, JSON.stringify(one))).flash).toBe(
      'South was loaded. 1 removed.',
    );
    const page = await open('/boundaries');
    expect(page.html).not.toContain('North');
    const params = { boundaryId: /boundaries\/([0-9a-f-]{36})\/remove/.exec(page.html)![1]! };
    expect((await send('/boundaries/:boundaryId/remove', { params })).flash).toBe('Oldham was removed.');
    await expect(send('/boundaries/:boundaryId/remove', { params })).rejects.toThrow('there is no such area');
  });

  it.each([
    ['no JSON', 'name,postcode', /^The file is not GeoJSON: /],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not text in UTF-8/],
    [
      'a feature that is wrong',
      JSON.stringify(area({ name: 'A' }, RING.slice(0, 3))),
      /^Feature 1, ring 1: it has 3 positions/,
    ],
  ])('refuses %s and loads nothing', async (_what, content, message) => {
    const sent = await load({ kind: 'zone' }, content);
    expect(sent.status).toBe(400);
    expect(sent.errors.file).toMatch(message);
  });

  it('lists every problem of a file, and asks for what was not chosen', async () => {
    const wrong = { type: 'FeatureCollection', features: [area({}), area({})] };
    const sent = await load({}, JSON.stringify(wrong));
    expect(sent.errors).toEqual({
      kind: 'Choose whether these are boundaries or zones',
      file: 'Feature 1: no name in the property "name"; it has no properties. 1 more are listed below',
    });
    expect(sent.html).toContain('Feature 2: no name');
    expect((await send('/boundaries', { body: { kind: 'zone' } })).errors.file).toBe('Choose a file');
  });

  it('the kinds of enforcement say what they do to the rating', async () => {
    expect((await open('/settings/enforcement-kinds')).html).toMatch(
      /Warning notice.*Holds at Red.*Condition on registration.*Counts towards the score/,
    );
  });
});
