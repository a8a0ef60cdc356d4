import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import type { StoredAssessment } from '../../risk/index.ts';
import type { ServiceStatus } from '../queries/fetch-service.ts';
import { presentRisk } from '../pages/service/present-risk.ts';
import { presentTimeline } from '../pages/service/present-timeline.ts';
import type { ServiceJudgement } from '../queries/fetch-service-judgements.ts';
import type { Registration } from '../queries/fetch-service-registrations.ts';
import { publicationsOf } from '../rules/publications.ts';
import { ratingChart } from '../rules/rating-lines.ts';
import { happeningItems } from '../rules/timeline-happenings.ts';
import type { TimelineItem } from '../rules/timeline.ts';
import { webAddress } from '../rules/web-address.ts';

const TODAY = day('2026-11-16');

function aRegistration(overrides: Partial<Registration>): Registration {
  return {
    locationId: '1-NEW', place: 0, name: 'New', knownName: null, providerId: null, providerName: null, from: day('2020-01-01'),
    until: null, registered: true, serviceTypes: [], tookOver: [], ...overrides,
  }; // prettier-ignore
}

function aJudgement(overrides: Partial<ServiceJudgement>): ServiceJudgement {
  return {
    locationId: '1-NEW', serviceGroup: 'Overall', keyQuestion: 'Overall', reportDate: day('2022-01-01'), rating: 'Good', assessed: true,
    reportLink: null, regime: 'inspection', notRatedReason: null, inspectedOn: null, inheritedFrom: null, ...overrides,
  }; // prettier-ignore
}

const former = aRegistration({
  locationId: '1-OLD',
  place: -1,
  from: day('2015-01-01'),
  until: day('2020-01-01'),
});
const inherited = aJudgement({ reportDate: day('2018-01-01'), rating: 'Outstanding' });

describe('ratings across a chain of registrations', () => {
  it('tells an inherited rating once where the former registration has a record of its own', () => {
    const judgements = [{ ...inherited, locationId: '1-OLD' }, inherited, aJudgement({})];
    const told = publicationsOf([former, aRegistration({})], judgements, []);
    expect(told.map(({ locationId, level, before }) => [locationId, level, before])).toEqual([
      ['1-OLD', 'Outstanding', null],
      ['1-NEW', 'Good', 'Outstanding'],
    ]);
  });

  it('tells an inherited rating of the registration itself where nothing else holds it', () => {
    expect(publicationsOf([former, aRegistration({})], [inherited], [])).toMatchObject([
      { locationId: '1-NEW' },
    ]);
  });

  it('begins the line of a registration on its first day with the rating that it took over', () => {
    const registrations = [former, aRegistration({})];
    const judgements = [{ ...inherited, locationId: '1-OLD' }, inherited];
    const publications = publicationsOf(registrations, judgements, []);
    const chart = ratingChart({ registrations, publications, judgements, typeNames: [], today: TODAY });
    expect(chart.lines.map(({ label, until }) => [label, until])).toEqual([
      ['1-OLD', '2020-01-01'],
      ['1-NEW', null],
    ]);
    expect(chart.lines[1]!.points).toEqual([
      {
        day: '2020-01-01',
        rating: 'Outstanding',
        note: 'held over from the former registration on 1 January 2020',
      },
    ]);
  });
});

describe('what happened, in words', () => {
  const past = (month: string, rag: 'Amber' | 'Red') =>
    ({ kind: 'past colour', locationId: '1-A', day: day(month), detail: { rag } }) as const;

  it("tells runs of one colour in the council's earlier record as one entry", () => {
    const items = happeningItems([
      past('2024-01-01', 'Amber'),
      past('2024-02-01', 'Amber'),
      past('2024-03-01', 'Red'),
      past('2024-05-01', 'Red'),
    ]);
    expect(items.map((item) => item.lines[0])).toEqual([
      'January 2024 to February 2024, 2 months.',
      'March 2024.',
      'May 2024.',
    ]);
  });

  it('leaves out movements that ratings and registrations tell themselves', () => {
    const moved = (kind: string) =>
      ({ kind: 'movement', locationId: '1-A', day: TODAY, detail: { kind, from: '30', to: '32' } }) as const;
    expect(
      happeningItems([moved('rating up'), moved('registered'), moved('beds changed')]).map(
        (item) => item.title,
      ),
    ).toEqual(['Beds changed from 30 to 32']);
  });
});

describe('a timeline of many entries', () => {
  const items = Array.from({ length: 60 }, (_, i): TimelineItem => ({
    day: TODAY,
    kind: i < 40 ? 'ratings' : 'risk',
    title: `Entry ${i}`,
    lines: [],
  }));

  it('shows 25 to a page, and its links keep the kind and lead to the timeline', () => {
    const model = presentTimeline(items, '1-A', { kind: 'ratings', page: '2' });
    expect(model.shown).toBe('Entries 26 to 40 of 40');
    expect(model.pagination?.previous?.href).toBe('/services/1-A?kind=ratings#timeline');
    expect(model.tabs.map(({ text, count, current }) => [text, count, current])).toEqual([
      ['Everything', 60, false],
      ['Ratings', 40, true],
      ['Risk', 20, false],
    ]);
  });
});

describe('the risk panel', () => {
  it('says why there is no colour: not rated yet, or no longer registered', () => {
    expect(presentRisk(null, null, true).none).toContain('has not been rated for risk yet');
    expect(presentRisk(null, null, false).none).toBe('A registration that has ended is not rated for risk.');
  });

  it('says since when it has its colour, and which it had before', () => {
    const assessment: StoredAssessment = {
      locationId: '1-A', asAt: TODAY, modelId: 'm', modelVersion: 2, modelName: 'Model', ragSince: day('2026-06-02'), previousRag: 'Green',
      score: 30, scoreOpen: 30, rag: 'Amber', why: '', whyOpen: '', contributions: [], unknown: [], floors: [],
    }; // prettier-ignore
    const status: ServiceStatus = {
      rag: 'Red', since: day('2026-06-02'), before: 'Green', proposed: 'Amber', undecided: true, overridden: false, expiresOn: null,
      decidedOn: day('2026-06-02'), decidedBy: 'Ann Officer', nextAction: '',
    }; // prettier-ignore
    const panel = presentRisk(assessment, status, true);
    expect(panel.since).toBe('Red since 2 June 2026, Green before that.');
    expect(panel.standing).toContain('the model now proposes Amber, which waits for a decision');
  });
});

describe('links out of a file', () => {
  it.each([
    ['https://www.cqc.org.uk/x', 'https://www.cqc.org.uk/x'],
    ['www.example.org', 'https://www.example.org'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['http://', null],
    [null, null],
  ])('%s leads to %s', (text, address) => expect(webAddress(text)).toBe(address));
});
