import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { describeWith, sharedData } from '../../../../tests/support/requirements.ts';
import { importCqc } from '../index.ts';
import { showServiceSummary } from '../pages/service-summary/handler.ts';
import { showService } from '../pages/service/handler.ts';
import { htmlOf, openPage, wordsOf } from './open-page.tsx';

const FILE = 'data/cqc-api/oldham-locations.json';

describeWith('shared', 'pages of the real services of Oldham', () => {
  describeOnBothDatabases('after an import of their records', (get) => {
    beforeAll(() => importCqc({ ...get() }, { source: 'cqc-api', path: sharedData(FILE) }));

    const open = (locationId: string) => openPage(get(), showService, { params: { locationId } });

    it('1-5203053560 shows "Good", 17 September 2024, and not its inspection of 2020', async () => {
      const text = wordsOf(await open('1-5203053560'));
      expect(text).toMatch(/CQC overall Good 17 September 2024, 2 years 1 month/);
      expect(text).toContain('Overall Good 17 Sep 2024');
      expect(text).toContain(
        'Effective Good Carried over on 17 September 2024, not looked at again 18 Dec 2020',
      );
      expect(text).toContain('Green because CQC rated it Good on 17 September 2024');
    });

    it('1-5203053560 shows its chain of three registrations as one history', async () => {
      const page = await open('1-5203053560');
      for (const former of ['1-280584830', '1-123173965'])
        expect(htmlOf(page)).toContain(`href="/services/${former}"`);
      const text = wordsOf(page);
      for (const entry of [
        'Rated Good again',
        'Rated Requires improvement, down from Good',
        '19 July 2016',
        '3 February 2011',
      ]) {
        expect(text).toContain(entry);
      }
      expect(text).toMatch(/New Provider, from 1-280584830/);
    });

    it('1-280584830 says that it is no longer registered and goes on as 1-5203053560', async () => {
      const page = await open('1-280584830');
      expect(wordsOf(page)).toContain('No longer registered since 18 June 2018.');
      expect(htmlOf(page)).toContain('href="/services/1-5203053560"');
    });

    it('every social care record and every related id has a page and, where it has a record, a summary', async () => {
      const records = JSON.parse(readFileSync(sharedData(FILE), 'utf8')) as {
        locationId: string;
        type: string;
        relationships?: { relatedLocationId: string }[];
      }[];
      const care = records.filter((record) => record.type === 'Social Care Org');
      const known = new Set(care.map((record) => record.locationId));
      const related = care.flatMap((record) =>
        (record.relationships ?? []).map((link) => link.relatedLocationId),
      );
      for (const id of known) {
        expect(htmlOf(await open(id))).toContain('id="timeline"');
        expect((await openPage(get(), showServiceSummary, { params: { locationId: id } })).bare).toBe(true);
      }
      for (const id of new Set(related)) expect((await open(id)).title).not.toBe('');
    });
  });
});
