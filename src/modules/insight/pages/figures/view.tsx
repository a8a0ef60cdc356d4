import {
  DataTable,
  DownloadLinks,
  EmptyState,
  PageHeading,
  Pagination,
  SummaryList,
  type PaginationProps,
} from '../../../../platform/govuk/index.ts';
import type { FigureRecord } from '../../queries/fetch-records.ts';
import { intelligencePaths } from '../../../intelligence/index.ts';
import { paths } from '../../routes.ts';
import type { FigurePageModel } from './presenter.ts';

/** Every figure that can be asked for. */
export function CataloguePage({
  figures,
}: {
  figures: { id: string; name: string; unit: string; counts: string }[];
}) {
  return (
    <>
      <PageHeading
        title="Figures"
        lead="Every number in Amberley is one of these, and opens to the records behind it."
      />
      <DataTable
        id="figures"
        caption="Figures"
        captionHidden
        columns={[{ text: 'Figure' }, { text: 'Counts' }, { text: 'Id' }]}
        rows={figures.map((figure) => ({
          cells: [
            <a class="govuk-link" href={paths.figure(figure.id)}>
              {figure.name}
            </a>,
            figure.counts,
            <code>{figure.id}</code>,
          ],
        }))}
      />
    </>
  );
}

/** One figure: its value by row, and how it is defined. */
export function FigurePage({ figure }: { figure: FigurePageModel }) {
  return (
    <>
      <PageHeading
        title={figure.name}
        caption={
          figure.from === null
            ? `As at ${figure.asAt}, ${figure.area}`
            : `From ${figure.from} to ${figure.asAt}, ${figure.area}`
        }
        lead={figure.counts}
      />
      <p class="govuk-body">
        Out of{' '}
        <a class="govuk-link amb-figure" href={figure.recordsHref}>
          {figure.denominator.toLocaleString('en-GB')} {figure.unit}
        </a>
        .
      </p>
      {figure.groupings.length > 1 ? (
        <nav class="amb-page-nav" aria-label="Grouping">
          <ul class="amb-inline-list">
            {figure.groupings.map((grouping) => (
              <li>
                {grouping.current ? (
                  <strong aria-current="true">{grouping.text}</strong>
                ) : (
                  <a class="govuk-link" href={grouping.href}>
                    {grouping.text}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <DataTable
        id="figure"
        caption={figure.name}
        captionHidden
        columns={figure.columns.map((column) => ({
          text: column.text,
          ...(column.numeric ? { format: 'numeric' as const } : {}),
        }))}
        rows={figure.rows.map((row) => ({
          cells: row.cells.map((cell) =>
            cell.href === null ? (
              cell.text
            ) : (
              <a class="govuk-link amb-figure" href={cell.href}>
                {cell.text}
              </a>
            ),
          ),
        }))}
        empty={
          <EmptyState title="Nothing to count">
            There is no record of this kind on that day in that area.
          </EmptyState>
        }
      />
      <h2 class="govuk-heading-m">How it is counted</h2>
      <SummaryList
        rows={[
          { key: { text: 'Out of' }, value: { text: figure.denominatorWords } },
          { key: { text: 'Source' }, value: { text: figure.source } },
          { key: { text: 'Definition' }, value: { text: `${figure.id}, version ${figure.version}` } },
          {
            key: { text: 'From the command line' },
            value: { content: <code>npx --no-install amberley figure {figure.id} --json</code> },
          },
        ]}
      />
    </>
  );
}

const recordHref = ({ isEvent, locationId }: FigureRecord) =>
  isEvent ? intelligencePaths.event(locationId) : paths.service(locationId);

interface RecordsProps {
  name: string;
  caption: string;
  total: number;
  records: FigureRecord[];
  pagination: PaginationProps | null;
  downloads: { csv: string; xlsx: string; ods: string };
}

/** The records behind a figure, each a link to its service. */
export function RecordsPage({ name, caption, total, records, pagination, downloads }: RecordsProps) {
  return (
    <>
      <PageHeading
        title={name}
        caption={caption}
        lead={`${total.toLocaleString('en-GB')} ${total === 1 ? 'record' : 'records'}`}
      />
      <DownloadLinks what="these records" {...downloads} />
      <DataTable
        id="records"
        caption={`Records behind ${name}`}
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Type' },
          { text: 'Provider' },
          { text: 'Postcode' },
          { text: 'Local authority' },
          { text: 'CQC id' },
        ]}
        rows={records.map((record) => ({
          cells: [
            record.name === null ? (
              `${record.locationId} (in no register)`
            ) : (
              <a class="govuk-link" href={recordHref(record)}>
                {record.name}
              </a>
            ),
            record.category ?? '',
            record.providerName ?? '',
            record.postcode ?? '',
            record.localAuthority ?? '',
            record.locationId,
          ],
        }))}
        empty={<EmptyState title="No records">Nothing was counted here.</EmptyState>}
      />
      {pagination === null ? null : <Pagination {...pagination} />}
    </>
  );
}
