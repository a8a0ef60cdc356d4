import { longDay } from '../../../../kernel/calendar-day.ts';
import { RATING_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import {
  DataTable,
  DownloadLinks,
  EmptyState,
  FigureLink,
  percentage,
  Section,
  type DataColumn,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ComparedGroup } from './present-comparison.ts';
import type { RatingsModel } from './presenter.ts';

const COLUMNS: DataColumn[] = [
  { text: 'Local authority' },
  { text: 'Registered', format: 'numeric' },
  { text: 'Outstanding or Good', format: 'numeric' },
  ...RATING_SERIES.map((series) => ({ text: series.label, format: 'numeric' as const })),
];

/** Our area beside others: one day, one denominator, said above the numbers. */
export function Comparison({ model }: { model: RatingsModel }) {
  const { comparison } = model;
  const title = 'Our area and others';
  if (comparison.groups.length === 0) return null;
  return (
    <Section
      id="comparison"
      title={title}
      action={<DownloadLinks what="ratings by local authority" {...model.downloads.compared} />}
    >
      <p class="govuk-body">{model.basis} Both hold for every local authority below.</p>
      {comparison.hasOthers ? null : (
        <EmptyState
          title="Nobody to compare with"
          action={{ text: 'Load national CQC files', href: paths.import() }}
        >
          The data holds no other local authority of this choice. Choose another under “Compare with”, or load
          CQC’s national files.
        </EmptyState>
      )}
      <StackedBar
        id="compared"
        title={`Local authorities by rating, ${longDay(model.asAt)}`}
        groupedBy="Local authority"
        unit="locations"
        series={RATING_SERIES}
        groups={comparison.bars}
        note={
          comparison.bars.length < comparison.groups.length
            ? `Ours and the ${comparison.bars.filter(({ ours }) => !ours).length} with the largest share of Outstanding or Good; the table below has all ${comparison.groups.length}.`
            : 'The largest share of Outstanding or Good first.'
        }
      />
      <DataTable
        id="comparison-table"
        caption={`Every local authority compared, ${longDay(model.asAt)}`}
        captionHidden
        columns={COLUMNS}
        rows={comparison.groups.map((group) => ({
          cells: cells(group),
          classes: group.ours ? 'amb-row--ours' : undefined,
        }))}
        foot={comparison.groups.length > 1 ? { cells: cells(comparison.together) } : undefined}
      />
    </Section>
  );
}

function cells(group: ComparedGroup) {
  const share = (n: number, href: string | undefined) => (
    <>
      <FigureLink value={n} of={group.of} unit="locations" href={href} />{' '}
      <span class="amb-share">({percentage(n, group.of)})</span>
    </>
  );
  return [
    group.ours ? <strong>{group.label}</strong> : group.label,
    <FigureLink value={group.of} unit="locations" href={group.totalHref} />,
    share(group.goodOrBetter, group.goodOrBetterHref),
    ...RATING_SERIES.map(({ key }) => share(group.values[key] ?? 0, group.hrefs[key])),
  ];
}
