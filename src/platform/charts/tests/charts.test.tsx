import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import {
  Bars,
  Flow,
  PointMap,
  RAG_SERIES,
  RATING_SERIES,
  RatingSteps,
  Sparkline,
  StackedBar,
} from '../index.ts';

const HOSTILE = `"><script>alert('x')</script>&amp;`;

const stackedBar = (label = 'Homecare', values: Record<string, number> = { Good: 6, Inadequate: 2 }) => (
  <StackedBar
    id="c"
    title="Ratings by type"
    groupedBy="Service type"
    unit="locations"
    series={RATING_SERIES}
    groups={[{ label, values, hrefs: { Inadequate: '/services?rating=Inadequate' } }]}
  />
);

const ratingSteps = (label = 'Meadow Court, 1-101') => (
  <RatingSteps
    id="c"
    title="Ratings over time"
    from={day('2015-01-01')}
    to={day('2026-11-21')}
    lines={[
      {
        label: 'Old registration',
        points: [{ day: day('2016-03-01'), rating: 'Good' }],
        until: day('2019-04-01'),
      },
      {
        label,
        points: [
          { day: day('2020-02-01'), rating: 'Requires improvement' },
          { day: day('2024-06-11'), rating: 'Outstanding', note: 'carried over' },
        ],
      },
    ]}
    visits={[{ day: day('2022-01-05'), text: 'Inspected but not rated' }]}
  />
);

const bars = (label = 'Under 1 year', value = 44) => (
  <Bars
    id="c"
    title="Age of ratings"
    classedBy="Age of rating"
    unit="locations"
    bars={[
      { label, value },
      { label: 'Over 5 years', value: value === 0 ? 0 : 6, marked: true, href: '/services?age=5' },
    ]}
  />
);

const flow = (unit = 'services', value = 3) => (
  <Flow
    id="c"
    title="RAG movement"
    fromLabel="October 2026"
    toLabel="November 2026"
    unit={unit}
    series={RAG_SERIES}
    moves={[
      { from: 'Red', to: 'Amber', value, href: '/risk/moved' },
      { from: 'Green', to: 'Green', value: value === 0 ? 0 : 20 },
    ]}
  />
);

const pointMap = (label = 'Meadow Court') => (
  <PointMap
    id="c"
    title="Services by RAG"
    points={[
      { label, latitude: 53.4, longitude: -2.1, rag: 'Red', href: '/services/1', note: 'SK1 1AA' },
      { label: 'Ashdene', latitude: 53.5, longitude: -2.0, rag: 'Green', href: '/services/2' },
      { label: 'Oakfield', latitude: 53.45, longitude: -2.05, rag: null },
    ]}
  />
);

const CHARTS: [string, (text?: string) => VNode][] = [
  ['StackedBar', stackedBar],
  ['RatingSteps', ratingSteps],
  ['Bars', bars],
  ['Flow', flow],
  ['PointMap', pointMap],
];

/** Text of each row of the chart's table. */
function tableOf(html: string): string[][] {
  const table = html.slice(html.indexOf('<table'), html.indexOf('</table>'));
  return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell ?? '')),
  );
}

function textOf(html: string): string {
  const seen = html.replace(/<span class="govuk-visually-hidden">.*?<\/span>/gs, '');
  return seen.replace(/<[^>]+>/g, '').trim();
}

describe.each(CHARTS)('%s', (_, chart) => {
  it('is a figure whose picture has a title and a description', () => {
    const html = renderToString(chart());
    expect(html).toMatch(/^<figure class="amb-chart" id="c"/);
    expect(html).toMatch(/<svg[^>]*role="(img|group)"[^>]*aria-labelledby="c-title c-desc"/);
    expect(html).toMatch(/<title id="c-title">[^<]+<\/title><desc id="c-desc">[^<]+<\/desc>/);
  });

  it('has its numbers behind "Show as table"', () => {
    const html = renderToString(chart());
    expect(html).toContain('Show as table');
    expect(tableOf(html).length).toBeGreaterThan(1);
  });

  it('keeps every id unique and its own', () => {
    const ids = [...renderToString(chart()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id !== 'c' && !id?.startsWith('c-'))).toEqual([]);
  });

  it('escapes hostile text everywhere', () => {
    const html = renderToString(chart(HOSTILE));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script');
  });

  it('has no style attribute, which the content security policy would drop', () => {
    expect(renderToString(chart())).not.toMatch(/ style=/);
  });

  it('draws nothing that is not a number', () => {
    expect(renderToString(chart())).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it('is a group and not an image where it holds links', () => {
    const html = renderToString(chart());
    const picture = html.slice(html.indexOf('<svg class="amb-chart__picture'), html.indexOf('</figure>'));
    const linked = /<a /.test(picture.slice(0, picture.indexOf('</svg>')));
    expect(picture).toContain(linked ? 'role="group"' : 'role="img"');
  });
});

describe('the table of a chart equals its data', () => {
  it('StackedBar: counts, shares and N', () => {
    expect(tableOf(renderToString(stackedBar()))).toEqual([
      ['Service type', 'Outstanding', 'Good', 'Requires improvement', 'Inadequate', 'Not rated', 'All'],
      ['Homecare', '0 (0%)', '6 (75%)', '0 (0%)', '2 (25%)', '0 (0%)', '8'],
    ]);
  });

  it('RatingSteps: every rating and every visit without one, in order of day', () => {
    expect(tableOf(renderToString(ratingSteps()))).toEqual([
      ['Date', 'Rating', 'Registration', 'Note'],
      ['1 Mar 2016', 'Good', 'Old registration', ''],
      ['1 Feb 2020', 'Requires improvement', 'Meadow Court, 1-101', ''],
      ['5 Jan 2022', 'No rating', '', 'Inspected but not rated'],
      ['11 Jun 2024', 'Outstanding', 'Meadow Court, 1-101', 'carried over'],
    ]);
  });

  it('Bars: each class, its share and the sum', () => {
    expect(tableOf(renderToString(bars()))).toEqual([
      ['Age of rating', 'Number of locations', 'Share'],
      ['Under 1 year', '44', '88%'],
      ['Over 5 years', '6', '12%'],
      ['All', '50', ''],
    ]);
  });

  it('Flow: each move and the sum', () => {
    expect(tableOf(renderToString(flow()))).toEqual([
      ['October 2026', 'November 2026', 'Number of services', 'Share'],
      ['Red', 'Amber', '3', '13%'],
      ['Green', 'Green', '20', '87%'],
      ['All', '', '23', ''],
    ]);
  });

  it('PointMap: worst first, with the same links', () => {
    const html = renderToString(pointMap());
    expect(tableOf(html).map((row) => row.slice(0, 2))).toEqual([
      ['Service', 'RAG'],
      ['Meadow Court', 'Red'],
      ['Ashdene', 'Green'],
      ['Oakfield', 'No RAG yet'],
    ]);
    expect(html).toContain('<a class="govuk-link" href="/services/1">');
  });
});

describe('a chart without data says so in words', () => {
  it.each([
    ['StackedBar', stackedBar('Homecare', {}), 'No locations to show.'],
    [
      'RatingSteps',
      <RatingSteps id="c" title="t" from={day('2020-01-01')} to={day('2026-01-01')} lines={[]} />,
      'CQC has not rated this service yet.',
    ],
    ['Bars', bars('Under 1 year', 0), 'No locations to show.'],
    ['Flow', flow('services', 0), 'No services to compare between October 2026 and November 2026.'],
    ['PointMap', <PointMap id="c" title="t" points={[]} />, 'No services with a place on the map.'],
    ['Sparkline', <Sparkline label="l" values={[null, null]} />, 'No history yet'],
  ])('%s', (_, chart, words) => {
    const html = renderToString(chart as VNode);
    expect(textOf(html)).toContain(words);
    expect(html).not.toContain('<svg');
  });
});

describe('what is drawn', () => {
  it('StackedBar writes the share on a part that has room and links it to its records', () => {
    const html = renderToString(stackedBar());
    expect(html).toContain('>75%</text>');
    expect(html).toContain(
      'href="/services?rating=Inadequate" aria-label="Homecare, Inadequate: 25%, 2 of 8 locations"',
    );
  });

  it('RatingSteps draws an earlier registration dashed and the last one whole', () => {
    const paths = renderToString(ratingSteps()).match(/<path d="M[^>]*>/g) ?? [];
    expect(paths).toHaveLength(2);
    expect(paths[0]).toContain('stroke-dasharray');
    expect(paths[1]).not.toContain('stroke-dasharray');
  });

  it('Flow keeps the thickness of a ribbon at both of its ends', () => {
    const html = renderToString(flow());
    expect(html).toContain('<title>3 from Red to Amber</title>');
    expect(html).toContain('<title>20 stayed Green</title>');
  });

  it('PointMap puts every point inside the picture, with a scale in kilometres', () => {
    const html = renderToString(pointMap());
    const places = [...html.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(places).toHaveLength(3);
    expect(places.every(([x, y]) => x! > 0 && x! < 760 && y! > 0 && y! < 560)).toBe(true);
    expect(html).toMatch(/>\d+ km<\/text>/);
  });

  it('PointMap shows one point alone in the middle of a few kilometres', () => {
    const html = renderToString(
      <PointMap
        id="c"
        title="t"
        points={[{ label: 'Only', latitude: 53.4, longitude: -2.1, rag: 'Amber' }]}
      />,
    );
    expect(html).toContain('translate(380 280)');
    expect(html).toContain('km</text>');
  });

  it('Sparkline leaves a gap where a value is not known', () => {
    const html = renderToString(<Sparkline label="4 to 9" values={[4, 5, null, 7, 9]} />);
    expect(html.match(/M/g)).toHaveLength(2);
    expect(html).toContain('aria-label="4 to 9"');
  });
});
