import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import * as kit from '../index.ts';

describe('RagTag', () => {
  it('says each RAG in a word and a shape of its own', () => {
    const tags = (['Red', 'Amber', 'Green', null] as const).map((rag) =>
      renderToString(<kit.RagTag rag={rag} />),
    );
    expect(tags.map((tag) => tag.replace(/<[^>]+>/g, ''))).toEqual(['Red', 'Amber', 'Green', 'No RAG yet']);
    expect(new Set(tags.map((tag) => /<svg.*<\/svg>/.exec(tag)?.[0])).size).toBe(4);
  });
});

describe('RatingTag', () => {
  it('fills as many bars as the rating has steps', () => {
    const filled = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate', null].map(
      (rating) =>
        renderToString(<kit.RatingTag rating={rating} />).match(/fill="currentColor"/g)?.length ?? 0,
    );
    expect(filled).toEqual([4, 3, 2, 1, 0]);
  });

  it('says "Not rated" with the reason', () => {
    expect(
      renderToString(<kit.RatingTag rating={null} note="Not yet inspected" />).replace(/<[^>]+>/g, ''),
    ).toBe('Not rated Not yet inspected');
  });
});

describe('FigureLink', () => {
  it('carries n of N in its title and in words', () => {
    const html = renderToString(<kit.FigureLink value={1234} of={56012} unit="locations" href="/x" />);
    expect(html).toContain('title="1,234 of 56,012 locations"');
    expect(html).toContain('1,234<span class="govuk-visually-hidden"> of 56,012 locations</span>');
  });

  it('shows a share with its counts', () => {
    const html = renderToString(<kit.FigureLink value={1} of={3} as="percent" unit="locations" />);
    expect(html.replace(/<[^>]+>/g, '')).toBe('33.3% (1 of 3 locations)');
  });

  it('says "Not known" where it is not known, never 0', () => {
    expect(renderToString(<kit.FigureLink value={null} of={3} />)).toContain('Not known');
  });
});

describe('DataTable', () => {
  const columns = [
    { text: 'Name', sort: { href: '/x?sort=-name', direction: 'ascending' as const } },
    { text: 'Beds', format: 'numeric' as const },
  ];

  it('scrolls in a region that the keyboard reaches and its caption names', () => {
    const html = renderToString(
      <kit.DataTable id="t" caption="Services" columns={columns} rows={[{ cells: ['A', 4] }]} />,
    );
    expect(html).toContain('tabindex="0" role="region" aria-labelledby="t-caption"');
    expect(html).toContain('id="t-caption"');
  });

  it('says which way it is sorted, and names each row by its first cell', () => {
    const html = renderToString(
      <kit.DataTable id="t" caption="Services" columns={columns} rows={[{ cells: ['A', 4] }]} />,
    );
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('<th scope="row"');
    expect(html).toContain('govuk-table__cell--numeric">4</td>');
  });

  it('without rows says what would be there', () => {
    const empty = <kit.EmptyState title="No services yet">Import the register.</kit.EmptyState>;
    const html = renderToString(
      <kit.DataTable id="t" caption="Services" columns={columns} rows={[]} empty={empty} />,
    );
    expect(html).toContain('No services yet');
    expect(html).not.toContain('<table');
  });
});

describe('links of a list', () => {
  it('sort the other way on a second press, back on the first page, and keep the filters', () => {
    expect(kit.sortLink('/services?rag=Red&page=3', 'name', 'name')).toEqual({
      href: '/services?rag=Red&sort=-name',
      direction: 'ascending',
    });
    expect(kit.sortLink('/services', 'beds', 'name', 'descending')).toEqual({
      href: '/services?sort=-beds',
      direction: 'none',
    });
  });

  it('show the first page, the last and the neighbours', () => {
    const links = kit.pageLinks('/services?rag=Red', 5, 18);
    expect(links?.items?.map((item) => (item?.ellipsis ? '…' : item?.number))).toEqual([
      1,
      '…',
      4,
      5,
      6,
      '…',
      18,
    ]);
    expect(links?.items?.[0]?.href).toBe('/services?rag=Red');
    expect(links?.next?.href).toBe('/services?rag=Red&page=6');
  });

  it('are none where one page holds everything', () => {
    expect(kit.pageLinks('/services', 1, 1)).toBeNull();
  });
});

describe('AgeText', () => {
  it('says how old, in words, and the day in its title', () => {
    const html = renderToString(<kit.AgeText since={day('2023-09-21')} today={day('2026-11-21')} stale />);
    expect(html).toContain('title="21 September 2023">3 years 2 months</time>');
    expect(html).toContain('old');
  });
});

describe('ProgressBar', () => {
  it('says how far it has got, and where the script listens', () => {
    const html = renderToString(
      <kit.ProgressBar
        id="p"
        label="Importing"
        done={1200}
        total={56000}
        note="Reading locations"
        source="/jobs/1/events"
      />,
    );
    expect(html).toContain('data-progress-source="/jobs/1/events"');
    expect(html).toContain('Reading locations: 1,200 of 56,000');
  });

  it('has no value while the total is unknown', () => {
    expect(renderToString(<kit.ProgressBar id="p" label="Importing" done={3} total={null} />)).not.toMatch(
      / value=| max=/,
    );
  });
});
