import {
  DataTable,
  FigureLink,
  FigureTiles,
  PageHeading,
  percentage,
  Section,
} from '../../../../platform/govuk/index.ts';
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
      <p class="govuk-body">
        {model.freshness.words}{' '}
        <a class="govuk-link" href={paths.import()}>
          {model.freshness.stale ? 'Bring it up to date' : 'Import or sync'}
        </a>
      </p>
      <FigureTiles
        label="Checks that found something, by kind"
        tiles={model.kinds.map(({ kind, title, found, total }) => ({
          label: title,
          value: found.length,
          note: `of ${total} checks found something`,
          href: `#${kind}-title`,
        }))}
      />
      {model.kinds.map((kind) => (
        <Kind kind={kind} />
      ))}
    </>
  );
}

function Kind({
  kind: { kind, title, lead, found, clean, idle },
}: {
  kind: DataQualityModel['kinds'][number];
}) {
  return (
    <Section id={kind} title={title}>
      <p class="govuk-body-s">{lead}</p>
      {found.length > 0 ? (
        <DataTable
          id={`${kind}-table`}
          caption={`What is ${kind}`}
          captionHidden
          classes="amb-quality"
          columns={[
            { text: 'What' },
            { text: 'Services', format: 'numeric' },
            { text: 'Out of', format: 'numeric' },
            { text: 'Share', format: 'numeric' },
            { text: 'What to do' },
          ]}
          rows={found.map((check) => ({ cells: cells(check) }))}
        />
      ) : null}
      <Names label="Nothing found" names={clean} />
      <Names label="Nothing to check yet" names={idle} />
    </Section>
  );
}

function Names({ label, names }: { label: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <p class="govuk-body-s">
      <strong>{label}:</strong> {names.join('; ')}.
    </p>
  );
}

function cells(check: CheckRow) {
  return [
    <>
      {check.title}
      <span class="amb-cell-note">{check.why}</span>
    </>,
    <FigureLink value={check.n} of={check.of} href={check.href} unit={check.outOf} />,
    <span title={check.outOf}>{check.of.toLocaleString('en-GB')}</span>,
    percentage(check.n, check.of),
    check.whatToDo,
  ];
}
