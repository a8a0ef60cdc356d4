import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { saveEnforcements } from '../../market/queries/save-enforcements.ts';
import { saveLocalFacts } from '../../market/queries/save-local-facts.ts';
import { saveOwnLocations } from '../../market/queries/save-own-locations.ts';
import { savePastRags } from '../../market/queries/save-past-rags.ts';
import { savePlacements } from '../../market/queries/save-placements.ts';
import { NOTHING_KNOWN } from '../../market/rules/local-fact.ts';
import { saveNewOfficer } from '../../people/queries/save-officer.ts';
import { rateMarket } from '../../risk/index.ts';
import { showServiceSummary } from '../pages/service-summary/handler.ts';
import { showService } from '../pages/service/handler.ts';
import { htmlOf, openPage, wordsOf } from './open-page.tsx';
import { saveRegistrations } from './register-fixture.ts';

const TODAY = day('2026-11-16');
const HOSTILE = '<script>alert("x")</script> & Sons';
const OWN = '019aa000-0000-7000-8000-000000000001';
const OFFICER = newId();

async function saveRegister(tx: Tx): Promise<void> {
  await saveRegistrations(tx, TODAY, [
    {
      id: '1-OLD', name: 'Old Hall', providerId: '1-P1', from: '2011-03-01', until: '2018-06-04', after: ['1-LOST'],
      judgements: [{ on: '2016-05-10', rating: 'Outstanding' }],
    },
    {
      id: '1-NEW', name: HOSTILE, providerId: '1-P2', from: '2018-06-04', beds: 30, after: ['1-OLD'],
      judgements: [
        { on: '2016-05-10', rating: 'Outstanding' },
        { on: '2019-02-01', rating: 'Good', link: 'javascript:alert(1)' },
        { on: '2019-02-01', rating: 'Good', question: 'Safe' },
        { on: '2021-07-07', reason: 'Inspected but not rated' },
        { on: '2024-09-17', rating: 'Requires improvement', link: 'https://www.cqc.org.uk/location/1-NEW/report' },
        { on: '2024-09-17', rating: 'Good', question: 'Safe', assessed: false },
        { on: '2024-09-17', rating: 'Requires improvement', question: 'Well-led' },
      ],
    },
    {
      id: '1-TWO', name: 'Two Services', types: ['Care home service without nursing', 'Domiciliary care service'],
      judgements: [
        { on: '2025-01-10', rating: 'Good', group: 'Care Homes' },
        { on: '2025-03-10', rating: 'Inadequate', group: 'Homecare' },
      ],
    },
    { id: '1-BLANK', name: 'Blank Lodge', from: '2026-05-01' },
  ]); // prettier-ignore
}

async function saveCouncilKnowledge(tx: Tx, authorityId: string): Promise<void> {
  await saveNewOfficer(tx, { officerId: OFFICER, authorityId, name: 'Priya Officer', email: null });
  const fact = { ...NOTHING_KNOWN, authorityId, locationId: '1-OLD', recordedBy: 'tester' };
  await saveLocalFacts(tx, [
    { ...fact, factId: newId(), validFrom: day('2017-01-01'), contracted: false, locality: 'North' },
    { ...fact, factId: newId(), validFrom: day('2020-01-01'), contracted: true, locality: 'North', officerId: OFFICER, councilBeds: 31 },
  ]); // prettier-ignore
  const notice = {
    enforcementId: newId(),
    authorityId,
    locationId: '1-NEW',
    kind: 'Warning notice',
    summary: 'Staffing',
    source: '',
  };
  await saveEnforcements(tx, [
    { ...notice, imposedOn: day('2025-02-01'), liftedOn: day('2025-06-01') },
    { ...notice, enforcementId: newId(), imposedOn: day('2026-08-01'), liftedOn: null },
  ]); // prettier-ignore
  const months = ['2022-01-01', '2022-02-01', '2022-03-01', '2022-05-01'].map(day);
  await savePastRags(
    tx,
    months.map((month) => ({ authorityId, locationId: '1-NEW', month, rag: 'Amber' as const })),
  );
  await savePlacements(tx, [
    { placementId: newId(), authorityId, locationId: '1-NEW', people: 4, asOf: day('2026-10-01') },
  ]);
  await saveOwnLocations(tx, [
    {
      locationId: OWN, authorityId, name: 'Meadow Day Centre', serviceType: 'Day service', providerName: 'Meadow Trust',
      address: '1 Meadow Lane', postcode: 'OL1 1AA', localAuthority: 'Oldham', phone: '', latitude: null, longitude: null, capacity: 20,
      clientGroups: ['Older people'], openedOn: day('2020-04-01'), closedOn: null,
    },
  ]); // prettier-ignore
}

describeOnBothDatabases('the page of a service', (get) => {
  const open = (locationId: string, query: Fields = {}) =>
    openPage(get(), showService, { params: { locationId }, query });
  const words = async (locationId: string, query?: Fields) => wordsOf(await open(locationId, query));

  beforeAll(async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await saveRegister(tx);
      await saveCouncilKnowledge(tx, authorityId);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
  });

  it('says its colour with the reason in one sentence, and CQC\'s rating with its date and age', async () => {
    const text = await words('1-NEW');
    expect(text).toMatch(/Red because [^.]*Warning notice[^.]* 1 August 2026/);
    expect(text).toContain('Requires improvement 17 September 2024, 2 years 1 month');
    expect(text).toContain('Officer Priya Officer');
    expect(text).toContain('Registered since 4 June 2018');
  }); // prettier-ignore

  it('shows a name that looks like a script as text, and gives no link that is not of the web', async () => {
    const html = htmlOf(await open('1-NEW'));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script>');
    expect(html).not.toContain('javascript:');
    expect(html).toContain('href="https://www.cqc.org.uk/location/1-NEW/report"');
  });

  it('gives a carried-over key question the day on which CQC looked, and says "Carried over on 17 September 2024"', async () => {
    expect(await words('1-NEW')).toContain(
      'Safe Good Carried over on 17 September 2024, not looked at again 1 Feb 2019',
    );
  });

  it('shows each group of services, and that the location counts as the worst of them', async () => {
    const text = await words('1-TWO');
    expect(text).toContain('Care Homes Good 10 Jan 2025');
    expect(text).toContain('Homecare Inadequate 10 Mar 2025');
    expect(text).toContain(
      'The location counts as the worst of its services, Inadequate; the best of them is Good.',
    );
  });

  it('says "Not yet inspected" of a service that CQC has not rated', async () => {
    expect(await words('1-BLANK')).toContain('Not rated Not yet inspected');
  });

  it('explains every point of the score, the floor, and names the model', async () => {
    const text = await words('1-NEW');
    expect(text).toContain('Why the model proposes Red');
    expect(text).toMatch(/Warning notice in force since 1 August 2026 \+40/);
    expect(text).toMatch(/At least Red Warning notice in force/);
    expect(htmlOf(await open('1-NEW'))).toContain('/risk/model?on-day=16&amp;on-month=11&amp;on-year=2026');
  });

  it('tells the chain as one history: each rating once, the former name, and what took over from what', async () => {
    const text = await words('1-NEW', { kind: 'ratings' });
    expect(text.match(/Rated Outstanding/g)).toHaveLength(1);
    expect(text).toContain('Rated Good, down from Outstanding');
    expect(text).toContain('Given to the registration Old Hall (1-OLD).');
    expect(text).toContain('Also or formerly known as Old Hall; Former 1-LOST');
    expect(await words('1-NEW')).toContain('Registered anew: new provider');
  });

  it('says since when a former registration is over, and leads to the one that goes on', async () => {
    const page = await open('1-OLD');
    expect(wordsOf(page)).toContain('No longer registered since 4 June 2018. It goes on as');
    expect(htmlOf(page)).toContain('href="/services/1-NEW"');
  });

  it('names a registration of which nothing was imported, by what others call it', async () => {
    const page = await open('1-LOST');
    expect(page.title).toBe('Former 1-LOST');
    expect(wordsOf(page)).toContain('No record of this registration has been imported.');
    expect(htmlOf(page)).toContain('href="/services/1-NEW"');
  });

  it('answers 404 for an id that nobody knows, also where it is no id', async () => {
    await expect(open('1-NOBODY')).rejects.toThrow(NotFound);
    await expect(open("1' or '1'='1")).rejects.toThrow(NotFound);
  });

  it('shows local facts of the former registration, and where the council and CQC differ', async () => {
    const text = await words('1-NEW');
    expect(text).toContain('In force since 1 January 2020, recorded for its former registration 1-OLD.');
    expect(text).toContain('People placed by us 4 on 1 Oct 2026');
    expect(text).toContain('Enforcement in force Warning notice since 1 Aug 2026');
    expect(text).toMatch(/Beds 31 30/);
  });

  it('leads to the forms for local facts, enforcement and people placed', async () => {
    const html = htmlOf(await open('1-NEW'));
    for (const form of ['local-facts', 'enforcement', 'placements'])
      expect(html).toContain(`href="/services/1-NEW/${form}"`);
  });

  it('tells visits, enforcement, colours and changed facts in the timeline', async () => {
    const text = await words('1-NEW');
    expect(text).toContain('Inspected but not rated The rating that stood before still stands.');
    expect(text).toContain('Warning notice lifted In force since 1 February 2025.');
    expect(text).toContain("Amber in the council's earlier record January 2022 to March 2022, 3 months.");
    expect(text).toContain("Amber in the council's earlier record May 2022.");
    expect(text).toContain('First rated for risk here: Red');
    expect(text).toContain('Contracted: yes (was no). Responsible officer: Priya Officer (was not known).');
  });

  it('shows one kind where the address asks for it, and everything for a kind that is none', async () => {
    const only = await words('1-NEW', { kind: 'enforcement' });
    expect(only).toContain('Staffing');
    expect(only).not.toContain('Rated Good, down');
    expect(await words('1-NEW', { kind: 'constructor' })).toContain('Rated Good, down');
  });

  it('pages of a timeline beyond its end show its last page', async () => {
    expect(await words('1-NEW', { page: '99' })).toContain('Rated Good, down from Outstanding');
  });

  it("shows the council's own service without ratings, and leads to its entry", async () => {
    const page = await open(OWN);
    expect(wordsOf(page)).toContain('CQC does not register this service');
    expect(wordsOf(page)).toContain('Opened');
    expect(wordsOf(page)).not.toContain('Key question');
    expect(htmlOf(page)).toContain(`href="/own-services/${OWN}"`);
  });

  it('keeps what another council knows to that council', async () => {
    const stranger = { ...get(), scope: { authorityId: newId(), actor: 'stranger' } };
    const page = await openPage(stranger, showService, { params: { locationId: '1-NEW' } });
    expect(wordsOf(page)).toContain('Nothing has been recorded for this service yet.');
    expect(wordsOf(page)).not.toContain('Priya Officer');
    await expect(openPage(stranger, showService, { params: { locationId: OWN } })).rejects.toThrow(NotFound);
  });

  it('asks the database at most 8 times', async () => {
    expect((await get().queriesOf(() => open('1-NEW'))).length).toBeLessThanOrEqual(8);
  });

  it('has a summary for panels on a page of its own, dated, with the last 12 months', async () => {
    const page = await openPage(get(), showServiceSummary, { params: { locationId: '1-NEW' } });
    expect(page.bare).toBe(true);
    const text = wordsOf(page);
    expect(text).toContain('Printed on 16 November 2026, as at that day.');
    expect(text).toContain('1 Aug 2026 Enforcement Warning notice. Staffing. Still in force');
    expect(text).not.toContain('Warning notice lifted');
    expect(htmlOf(page)).not.toContain('<nav');
    await expect(openPage(get(), showServiceSummary, { params: { locationId: '1-LOST' } })).rejects.toThrow(
      NotFound,
    );
  });
});
