import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { saveNewOfficer } from '../../people/index.ts';
import { aRegister } from '../factories.ts';
import type { Announce } from '../../../platform/events/index.ts';
import { bulkEditPages, enforcementPages, FACTS_CHANGED, localFactPages, placementPages } from '../index.ts';
import { fetchLocalFacts } from '../queries/fetch-local-facts.ts';
import { hidden, visit, type Visit } from './visit.tsx';

const LOOKUP = aRegister({
  '1-ASH': { name: 'Ash Court', postcode: 'OL1 1AA', beds: 28, phone: '0161 770 1000' },
  '1-BEECH': { name: 'Beech House' },
});

describeOnBothDatabases('what the council records about a location', (get) => {
  const changed: string[][] = [];
  const announce: Announce = async (_tx, kind, payload) => {
    if (kind.event === FACTS_CHANGED.event) changed.push((payload as { locationIds: string[] }).locationIds);
  };
  const routes = [localFactPages, enforcementPages, placementPages, bulkEditPages].flatMap((pages) =>
    pages(LOOKUP),
  );
  const open = (page: string, params: Visit['params']) =>
    visit(get(), routes, 'GET', `/services/:locationId/${page}`, { params });
  const send = (page: string, params: Visit['params'], body: Visit['body']) =>
    visit(get(), routes, 'POST', `/services/:locationId/${page}`, { params, body, announce });
  const bulk = (body: Visit['body']) => visit(get(), routes, 'POST', '/services/bulk', { body, announce });
  const inForce = async (...ids: string[]) =>
    get().db.within(get().scope, (tx) => fetchLocalFacts(tx, get().clock.today(), ids));
  const on = (name: string, text: string) => {
    const [year, month, date] = text.split('-');
    return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! };
  };
  const facts = (fields: Visit['body'] = {}) => ({
    operational: 'yes',
    contracted: 'unknown',
    ...on('validFrom', '2026-11-16'),
    ...fields,
  });

  it('a location that nobody knows is not found', async () => {
    await expect(open('local-facts', { locationId: '1-NOBODY' })).rejects.toThrow(
      'there is no service with the id 1-NOBODY',
    );
    await expect(open('local-facts', { locationId: "1'; drop" })).rejects.toThrow('there is no service');
  });

  it('local facts are saved, shown, and a difference from CQC is shown beside them', async () => {
    const page = await open('local-facts', { locationId: '1-ASH' });
    expect(page.html).toContain('Nothing is recorded for this service yet.');
    const sent = await send(
      'local-facts',
      { locationId: '1-ASH' },
      facts({ councilBeds: '30', locality: 'North', seen: hidden(page.html, 'seen') }),
    );
    expect(sent).toMatchObject({ to: '/services/1-ASH/local-facts', flash: 'Saved for Ash Court.' });
    expect(changed.at(-1)).toEqual(['1-ASH']);
    const after = await open('local-facts', { locationId: '1-ASH' });
    expect(after.html).toContain('Where the council and CQC differ');
    expect(after.html).toContain('CQC says 28');
    expect(after.html).toContain('Operational: Yes; Locality or zone: North');
  });

  it('of two editors the second sees both, and loses neither', async () => {
    const page = await open('local-facts', { locationId: '1-ASH' });
    const seen = hidden(page.html, 'seen');
    await send('local-facts', { locationId: '1-ASH' }, facts({ locality: 'Theirs', seen }));
    const clash = await send('local-facts', { locationId: '1-ASH' }, facts({ locality: 'Mine', seen }));
    expect(clash.status).toBe(409);
    expect(clash.errors.operational).toContain('Both are kept');
    expect(clash.html).toContain('Theirs, saved');
    expect(clash.html).toMatch(/value="Mine"/);
    const again = await send(
      'local-facts',
      { locationId: '1-ASH' },
      facts({ locality: 'Mine', seen: hidden(clash.html, 'seen') }),
    );
    expect(again.flash).toBe('Saved for Ash Court.');
    expect((await inForce('1-ASH')).get('1-ASH')?.locality).toBe('Mine');
  });

  it('says for how long a fact of the past holds', async () => {
    const seen = hidden((await open('local-facts', { locationId: '1-ASH' })).html, 'seen');
    const sent = await send(
      'local-facts',
      { locationId: '1-ASH' },
      facts({ ...on('validFrom', '2025-04-01'), seen }),
    );
    expect(sent.flash).toBe(
      'Saved for Ash Court from 1 April 2025 until 16 November 2026, from which other facts are recorded.',
    );
    expect((await inForce('1-ASH')).get('1-ASH')?.locality).toBe('Mine');
  });

  it('keeps what was typed and says what is wrong, once a field', async () => {
    const wrong = {
      operational: 'perhaps',
      officerId: newId(),
      councilBeds: '-1',
      councilPhone: 'call me',
      ...on('validFrom', '2026-02-30'),
      locality: 'x'.repeat(101),
    };
    const sent = await send('local-facts', { locationId: '1-ASH' }, facts(wrong));
    expect(sent.status).toBe(400);
    expect(sent.errors).toEqual({
      operational: 'Choose yes, no or not known for "Operational"',
      locality: 'The locality or zone must be 100 characters or fewer',
      officerId: 'Choose an officer from the list',
      councilBeds: '"-1" is not a number of beds: enter a whole number from 0 to 9999, or leave it empty',
      councilPhone: '"call me" is not a phone number: use digits, spaces, + and brackets, 30 at most',
      'validFrom-day': 'The day from which this holds must be a real day, like 9 8 2021',
    });
    for (const field of Object.keys(sent.errors)) expect(sent.html).toContain(`id="${field}"`);
    expect(sent.html).toContain('value="call me"');
  });

  it('enforcement is added, changed and lifted', async () => {
    const entry = { kind: 'Warning notice', summary: 'No new admissions', ...on('imposedOn', '2026-10-01') };
    expect(
      (await send('enforcement', { locationId: '1-BEECH' }, { ...entry, ...on('imposedOn', '2026-11-17') }))
        .errors,
    ).toEqual({
      'imposedOn-day': 'The day on which it was imposed must be today or in the past',
    });
    expect((await send('enforcement', { locationId: '1-BEECH' }, entry)).flash).toBe(
      'Warning notice was added for Beech House.',
    );
    expect(changed.at(-1)).toEqual(['1-BEECH']);
    const list = await open('enforcement', { locationId: '1-BEECH' });
    expect(list.html).toContain('In force');
    const params = {
      locationId: '1-BEECH',
      enforcementId: /enforcement\/([0-9a-f-]{36})"/.exec(list.html)![1]!,
    };
    const edit = await open('enforcement/:enforcementId', params);
    const version = hidden(edit.html, 'version');
    const lifted = { ...entry, ...on('liftedOn', '2026-11-01'), version };
    expect(
      (await send('enforcement/:enforcementId', params, { ...lifted, ...on('liftedOn', '2026-09-01') }))
        .errors,
    ).toEqual({
      'liftedOn-day': 'The day on which it was lifted must not be before the day on which it was imposed',
    });
    expect((await send('enforcement/:enforcementId', params, lifted)).to).toBe(
      '/services/1-BEECH/enforcement',
    );
    const clash = await send('enforcement/:enforcementId', params, { ...lifted, summary: 'Another' });
    expect(clash.status).toBe(409);
    expect(clash.html).toContain(
      'Saved now: Warning notice, imposed 1 October 2026, lifted 1 November 2026. No new admissions',
    );
    await expect(open('enforcement/:enforcementId', { ...params, locationId: '1-ASH' })).rejects.toThrow(
      'there is no such entry',
    );
  });

  it('a count of people replaces that of the same day only where the person says so', async () => {
    const count = (people: string, more = {}) =>
      send('placements', { locationId: '1-BEECH' }, { people, ...on('asOf', '2026-11-01'), ...more });
    expect((await count('3')).flash).toBe('The count for Beech House on 1 November 2026 was saved.');
    const taken = await count('4');
    expect(taken.status).toBe(409);
    expect(taken.errors.people).toContain('3 people are recorded for 1 November 2026 already');
    expect(taken.html).toContain('Replace the count of that day');
    expect((await count('4', { replace: 'yes' })).status).toBe(303);
    expect((await count('many')).errors.people).toContain('"many" is not a number of people');
  });

  it('many services change at once after a preview, in one go', async () => {
    const officerId = newId();
    await get().db.within(get().scope, (tx) =>
      saveNewOfficer(tx, { officerId, authorityId: get().authorityId, name: 'Ann Lee', email: null }),
    );
    const chosen = await bulk({ location: ['1-ASH', '1-BEECH', '1-NOBODY'] });
    expect(chosen.html).toContain('2 services are chosen.');
    const change = {
      ids: hidden(chosen.html, 'ids'),
      officerId,
      contracted: 'yes',
      ...on('validFrom', '2026-11-16'),
    };
    expect(
      (await bulk({ ids: change.ids, step: 'preview', ...on('validFrom', '2026-11-16') })).errors.officerId,
    ).toBe('Choose at least one thing to change');
    const preview = await bulk({ ...change, step: 'preview' });
    expect(preview.html).toContain('2 to change from 16 November 2026; 0 stay as they are.');
    expect(preview.html).toContain('Responsible officer: Not known → <strong>Ann Lee</strong>');
    const digest = hidden(preview.html, 'digest');
    const done = await bulk({ ...change, step: 'confirm', digest });
    expect(done).toMatchObject({ to: '/services', flash: '2 services were changed.' });
    expect(changed.at(-1)).toEqual(['1-ASH', '1-BEECH']);
    const facts = await inForce('1-ASH', '1-BEECH');
    expect(facts.get('1-ASH')).toMatchObject({ officerId, contracted: true, locality: 'Mine' });
    expect((await bulk({ ...change, step: 'confirm', digest })).status).toBe(409);
    expect((await bulk({ location: [] })).status).toBe(400);
  });

  it('no page asks more than 8 queries', async () => {
    const today = get().clock.today();
    const pages: (() => Promise<unknown>)[] = [
      () => open('local-facts', { locationId: '1-ASH' }),
      () => open('enforcement', { locationId: '1-ASH' }),
      () => open('placements', { locationId: '1-ASH' }),
      () => send('local-facts', { locationId: '1-ASH' }, facts()),
      () => send('placements', { locationId: '1-ASH' }, { people: '1', ...on('asOf', addDays(today, -1)) }),
      () => bulk({ location: ['1-ASH'], step: 'preview', contracted: 'no', ...on('validFrom', today) }),
    ];
    for (const page of pages) {
      const sent = (await get().queriesOf(page)).filter(
        (statement) => !/^(begin|commit|rollback|start)/i.test(statement),
      );
      expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(8);
    }
  });
});
