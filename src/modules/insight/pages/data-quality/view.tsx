import { DataTable, FigureLink, FigureTiles, PageHeading, percentage, Section } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { CheckRow, DataQualityModel } from './presenter.ts';

/** What is wrong with the data, by kind; each number opens the services that it counts. */
export function DataQualityPage({ model }: { model: DataQualityModel }) {
  return (
    <>
      <PageHeading
        title="Data quality"
        caption={model.area}
        lead="What is stale, missing, contradictory or unmatched. Each number opens the services that it counts."
      />
      <p class="govuk-body" id="freshness">
        {model.freshness.words}{' '}
        <a class="govuk-link" href={paths.import()}>
          {model.freshness.stale ? 'Bring it up to date' : 'Import or sync'}
        </a>
      </p>
      <FigureTiles
        label="Checks that found something, by kind"
        tiles={model.kinds.map(({ kind, title, found, checks }) => ({
          label: title,
          value: found,
          note: `of ${checks.length} checks found something`,
          href: `#${kind}-title`,
        }))}
      />
      {model.kinds.map(({ kind, title, lead, checks }) => (
        <Section id={kind} title={title}>
          <p class="govuk-body-s">{lead}</p>
          <DataTable
            id={`${kind}-table`}
            caption={title}
            captionHidden
            classes="amb-quality"
            columns={[
              { text: 'What' },
              { text: 'Services', format: 'numeric' },
              { text: 'Out of', format: 'numeric' },
              { text: 'Share', format: 'numeric' },
              { text: 'What to do' },
            ]}
            rows={checks.map((check) => ({ cells: cells(check) }))}
          />
        </Section>
      ))}
    </>
  );
}

function cells(check: CheckRow) {
  return [
    <>
      {check.title}
      <span class="amb-cell-note">{check.why}</span>
    </>,
    <FigureLink value={check.n} of={check.of} href={check.href ?? undefined} unit={check.outOf} />,
    check.of.toLocaleString('en-GB'),
    check.of === 0 ? '–' : percentage(check.n, check.of),
    check.n === 0 ? 'Nothing found.' : check.whatToDo,
  ];
}
