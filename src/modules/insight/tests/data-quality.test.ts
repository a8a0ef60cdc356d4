import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { aLocalFact } from '../../market/factories.ts';
import { saveEnforcements } from '../../market/queries/save-enforcements.ts';
import { saveLocalFacts } from '../../market/queries/save-local-facts.ts';
import { savePastRags } from '../../market/queries/save-past-rags.ts';
import { savePlacements } from '../../market/queries/save-placements.ts';
import { showDataQuality } from '../pages/data-quality/handler.ts';
import { qualityFigures } from '../quality-figures.ts';
import {
  QUALITY_CHECKS,
  QUALITY_IDS,
  qualityFigureId,
  type QualityCheckId,
} from '../rules/quality-checks.ts';
import { htmlOf, openPage, wordsOf } from './open-page.tsx';
import { saveRegistrations } from './register-fixture.ts';

const AREA = { localAuthorities: ['Oldham'] };

describeOnBothDatabases('data quality', (get) => {
  beforeAll(async () => {
    const { db, scope, clock, authorityId } = get();
    const today = clock.today();
    await db.within(scope, async (tx) => {
      await saveRegistrations(tx, today, [
        {
          id: '1-FINE',
          providerId: '1-P',
          beds: 20,
          phone: '0161 770 1000',
          judgements: [{ on: '2025-06-01', rating: 'Good' }],
        },
        { id: '1-OLD', beds: 10, judgements: [{ on: '2019-06-01', rating: 'Good' }] },
        { id: '1-BEDS', beds: 30, phone: '0161 770 2000' },
        { id: '1-ENDED', until: '2026-01-01' },
        { id: '1-FORMER', until: '2026-01-01' },
        { id: '1-SUCCESSOR', after: ['1-FORMER'] },
        { id: '1-ORPHAN', after: ['1-NEVER-LOADED'], providerId: '1-UNKNOWN' },
        { id: '1-DORMANT' },
        { id: '1-BACKWARDS', from: '2020-01-01', until: '2019-01-01' },
        { id: '1-NOBODY', localAuthority: 'Bury' },
        { id: '1-STOPPED' },
      ]);
      await sql`insert into cqc.provider (provider_id, name) values ('1-P', 'A Provider')`.execute(tx);
      await sql`update cqc.location set latitude = 53.5, longitude = -2.1, care_home = true where location_id <> '1-OLD'`.execute(
        tx,
      );
      await sql`update cqc.location set dormant = true where location_id = '1-DORMANT'`.execute(tx);
      await sql`update cqc.location set manager_registered = (location_id = '1-FINE') where location_id in ('1-FINE', '1-OLD')`.execute(
        tx,
      );
      await sql`update cqc.location set local_authority = null, service_types = '{}' where location_id = '1-NOBODY'`.execute(
        tx,
      );
      const officerId = newId();
      await sql`insert into people.officer (officer_id, authority_id, name) values (${officerId}, ${authorityId}, 'Ann Lee')`.execute(
        tx,
      );
      const fact = (
        locationId: string,
        facts: Omit<Parameters<typeof aLocalFact>[0], 'locationId' | 'authorityId'>,
      ) => aLocalFact({ ...facts, authorityId, locationId, validFrom: day('2026-01-01') });
      await saveLocalFacts(tx, [
        fact('1-FINE', {
          contracted: true,
          operational: true,
          officerId,
          councilBeds: 20,
          councilPhone: '+44 161 7701000',
        }),
        fact('1-BEDS', { contracted: true, councilBeds: 32, councilPhone: '0161 770 2001' }),
        fact('1-ENDED', { contracted: true, officerId }),
        fact('1-FORMER', { contracted: true, officerId }),
        fact('1-DORMANT', { contracted: true, officerId }),
        fact('1-STOPPED', { operational: false }),
        fact('1-GHOST', { contracted: true }),
      ]);
      const place = { authorityId, asOf: day('2026-02-01'), people: 2 };
      await savePlacements(tx, [{ ...place, placementId: newId(), locationId: '1-GHOST-2' }]);
      await savePastRags(tx, [
        { authorityId, locationId: '1-GHOST-3', month: day('2025-03-01'), rag: 'Red' },
      ]);
      await saveEnforcements(tx, [
        {
          enforcementId: newId(),
          authorityId,
          locationId: '1-FINE',
          kind: 'Warning notice',
          imposedOn: day('2026-03-01'),
          liftedOn: null,
          summary: '',
          source: '',
        },
      ]);
    });
  });

  const records = (id: QualityCheckId) => {
    const figure = qualityFigures.find((one) => one.id === qualityFigureId(id))!;
    const { db, scope, clock } = get();
    return db.within(scope, (tx) => figure.records(tx, { asAt: clock.today(), ...AREA }));
  };
  const value = (id: QualityCheckId) => {
    const figure = qualityFigures.find((one) => one.id === qualityFigureId(id))!;
    const { db, scope, clock } = get();
    return db.within(scope, (tx) => figure.value(tx, { asAt: clock.today(), ...AREA }));
  };

  it.each<[QualityCheckId, string[]]>([
    ['old-rating', ['1-OLD']],
    ['no-place', ['1-OLD']],
    ['no-local-authority', ['1-NOBODY']],
    ['no-manager', ['1-OLD']],
    ['no-officer', ['1-BEDS']],
    ['beds-differ', ['1-BEDS']],
    ['phone-differs', ['1-BEDS']],
    ['not-operating', ['1-STOPPED']],
    ['contracted-ended', ['1-ENDED']],
    ['contracted-dormant', ['1-DORMANT']],
    ['dates-out-of-order', ['1-BACKWARDS']],
    ['facts-unmatched', ['1-GHOST']],
    ['placements-unmatched', ['1-GHOST-2']],
    ['past-colours-unmatched', ['1-GHOST-3']],
    ['enforcement-unmatched', []],
    ['predecessor-unknown', ['1-ORPHAN']],
    ['provider-unknown', ['1-ORPHAN']],
    ['no-service-type', []],
  ])('"%s" finds %j and nothing else', async (id, expected) => {
    expect(await records(id)).toEqual(expected);
  });

  it('finds homes without beds, services without a provider and those of which nothing is recorded', async () => {
    expect(await records('care-home-without-beds')).toEqual([
      '1-DORMANT',
      '1-ORPHAN',
      '1-STOPPED',
      '1-SUCCESSOR',
    ]);
    expect(await records('no-provider')).toEqual([
      '1-BEDS',
      '1-DORMANT',
      '1-OLD',
      '1-STOPPED',
      '1-SUCCESSOR',
    ]);
    expect(await records('no-local-facts')).toEqual(['1-OLD', '1-ORPHAN']);
  });

  it('counts a fact of a former registration for the newer one, and a contract that moved on once', async () => {
    expect(await records('no-local-facts')).not.toContain('1-SUCCESSOR');
    expect(await value('contracted-ended')).toMatchObject({
      denominator: 5,
      rows: [{ n: 1, of: 5, percent: 20 }],
    });
  });

  it.each(QUALITY_IDS)('"%s" counts as many as it lists', async (id) => {
    const { rows, denominator } = await value(id);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ n: (await records(id)).length, of: denominator });
  });

  it('shows each number with the link to its list, and names the checks that found nothing', async () => {
    const { clock } = get();
    const authority = {
      authorityId: get().authorityId,
      name: 'Testshire',
      isDemonstration: false,
      brand: null,
      area: ['Oldham'],
    };
    const page = await openPage(
      get(),
      (context) => showDataQuality({ ...context, authority: authority as never }),
      {},
    );
    expect(htmlOf(page)).toContain(
      `href="/figures/quality.beds-differ/records?as-at=${clock.today()}&amp;la=Oldham"`,
    );
    expect(wordsOf(page)).toContain('Contracted, but dormant');
    expect(wordsOf(page)).toMatch(/Nothing found: .*Enforcement on an unknown service/);
    expect(page.about).toBe('data-quality');
  });
});

describe('the checks', () => {
  it.each(QUALITY_IDS)('"%s" says why it matters and what to do, each as a sentence', (id) => {
    const { title, why, whatToDo } = QUALITY_CHECKS[id];
    expect(title).toMatch(/^[A-Z]/);
    expect(why).toMatch(/\.$/);
    expect(whatToDo).toMatch(/\.$/);
  });
});
