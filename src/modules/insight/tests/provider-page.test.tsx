import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { room as cqc } from '../../cqc/index.ts';
import { readFigureQuery } from '../rules/figure-query.ts';
import { showProvider } from '../pages/provider/handler.ts';
import { htmlOf, openPage, wordsOf } from './open-page.tsx';
import { saveRegistrations } from './register-fixture.ts';

const TODAY = day('2026-11-16');

describeOnBothDatabases('the page of a provider', (get) => {
  const open = (providerId: string) => openPage(get(), showProvider, { params: { providerId } });

  beforeAll(async () => {
    const { db, scope } = get();
    await db.within(scope, async (tx) => {
      await sql`
        insert into cqc.provider (provider_id, name, registration_status, registration_date, ownership_type, brand_id, brand_name, website)
        values ('1-P', 'Orchard & <b>Sons</b>', 'Registered', '2012-01-01', 'Organisation', 'BD1', 'BRAND Orchard Group', 'javascript:alert(1)'),
               ('1-Q', 'Same Name Ltd', 'Registered', null, null, 'BD1', 'BRAND Orchard Group', null),
               ('1-R', 'Same Name Ltd', 'Registered', null, null, null, null, null)`.execute(tx);
      const rated = (rating: 'Good' | 'Inadequate', on = '2022-05-05') => [{ on, rating }];
      await saveRegistrations(tx, TODAY, [
        { id: '1-A', name: 'Far House', providerId: '1-P', localAuthority: 'Bury', judgements: rated('Good', '2026-01-10') },
        { id: '1-B', name: 'Near House', providerId: '1-P', judgements: rated('Inadequate') },
        { id: '1-C', name: 'New House', providerId: '1-P' },
        { id: '1-D', name: 'Gone House', providerId: '1-P', until: '2020-02-02', judgements: rated('Good', '2019-01-01') },
        { id: '1-E', name: 'Fellow House', providerId: '1-Q', brand: 'BD1', judgements: rated('Good') },
        { id: '1-F', name: 'Lone House', providerId: '1-UNKNOWN' },
      ]); // prettier-ignore
    });
  });

  it('lists its services: our area first, then elsewhere, then those no longer registered', async () => {
    const text = wordsOf(await open('1-P'));
    const places = [
      'In our area (2)',
      'Near House',
      'Elsewhere (1)',
      'Far House',
      'No longer registered (1)',
      'Gone House',
    ];
    expect(places.map((place) => text.indexOf(place))).toEqual(
      places.map((place) => text.indexOf(place)).toSorted((a, b) => a - b),
    );
    expect(text).not.toContain('Fellow House');
    expect(text).toContain('Gone House OL1 1AA');
    expect(text).toContain('2 Feb 2020');
  });

  it('shows names as text, and no link that is not of the web', async () => {
    const page = await open('1-P');
    expect(page.title).toBe('Orchard & <b>Sons</b>');
    expect(htmlOf(page)).not.toContain('<b>Sons');
    expect(htmlOf(page)).not.toContain('javascript:');
  });

  it.each(['1-P', '1-Q', '1-UNKNOWN'])(
    'of %s shows the numbers of the figure, each opening exactly those records',
    async (providerId) => {
      const figure = cqc.figures.find(({ id }) => id === 'cqc.rating-distribution')!;
      const numbers = [
        ...htmlOf(await open(providerId)).matchAll(
          /href="\/figures\/cqc\.rating-distribution\/records\?([^"]*)"[^>]*>(\d+)/g,
        ),
      ];
      expect(numbers).toHaveLength(5);
      for (const [, query, shown] of numbers) {
        const fields = Object.fromEntries(new URLSearchParams(query!.replaceAll('&amp;', '&')));
        const { parameters, selection } = readFigureQuery(figure, fields, TODAY, ['Oldham']);
        const { db, scope } = get();
        const [ids, value] = await db.within(scope, async (tx) => [
        await figure.records(tx, parameters, selection),
        await figure.value(tx, parameters),
      ] as const); // prettier-ignore
        const row = value.rows.find(
          (each) => each.group === selection.group && each.rating === selection.rating,
        );
        expect(Number(shown)).toBe(ids.length);
        expect(Number(shown)).toBe(row?.n);
      }
    },
  );

  it('tells who else works under its brand', async () => {
    const text = wordsOf(await open('1-P'));
    expect(text).toContain('Others of the brand Orchard Group');
    expect(text).toContain('Same Name Ltd 1 service, 1 in our area');
  });

  it('of a provider without a record shows its id and the services that name it', async () => {
    const page = await open('1-UNKNOWN');
    expect(page.title).toBe('Provider 1-UNKNOWN');
    expect(wordsOf(page)).toContain('Lone House');
  });

  it('of a provider without services says what would be there', async () => {
    expect(wordsOf(await open('1-R'))).toContain('None of its services is in the data');
  });

  it('answers 404 for an id that nobody knows', async () => {
    await expect(open('1-NOBODY')).rejects.toThrow(NotFound);
  });

  it('asks the database at most 8 times', async () => {
    expect((await get().queriesOf(() => open('1-P'))).length).toBeLessThanOrEqual(8);
  });
});
