import { DataTable, Section } from '../../../../platform/govuk/index.ts';
import type { Difference, ImportResultModel } from './presenter.ts';

/** Movements that an import wrote to the timelines of services. */
export function Movements({ model }: { model: ImportResultModel }) {
  return (
    <Section
      id="movements"
      title={model.movementsOf ?? 'Services concerned'}
      action={
        model.movementsOf === null ? null : (
          <a class="govuk-link" href="?">
            All movements
          </a>
        )
      }
    >
      <DataTable
        id="movements-table"
        caption="Services concerned"
        captionHidden
        columns={[{ text: 'Service' }, { text: 'What' }, { text: 'From' }, { text: 'To' }, { text: 'On', classes: 'amb-nowrap' }]}
        rows={model.movements.map((one) => ({ cells: [...differenceCells(one), one.on] }))}
      />
    </Section>
  );
}

/** The first differences, from and to. */
export function Changes({ model }: { model: ImportResultModel }) {
  return (
    <Section id="examples" title={model.state === 'done' ? 'The first changes' : 'The first changes it would make'}>
      <DataTable
        id="examples-table"
        caption="Changes from and to"
        captionHidden
        columns={[{ text: 'Service' }, { text: 'What' }, { text: 'From' }, { text: 'To' }]}
        rows={model.examples.map((one) => ({ cells: differenceCells(one) }))}
      />
    </Section>
  );
}

function differenceCells({ name, href, field, from, to }: Difference) {
  return [
    href === null ? (
      name
    ) : (
      <a class="govuk-link" href={href}>
        {name}
      </a>
    ),
    field,
    from,
    <strong>{to}</strong>,
  ];
}

/** Rows that were refused: where, what, why. */
export function Rejected({ model }: { model: ImportResultModel }) {
  const shown = model.rejected.length;
  return (
    <Section
      id="rejected"
      title={model.rejectedTotal === 1 ? '1 rejected row' : `${model.rejectedTotal.toLocaleString('en-GB')} rejected rows`}
      action={
        model.rejectedHref === null ? null : (
          <a class="govuk-link" href={model.rejectedHref}>
            Download all as CSV
          </a>
        )
      }
    >
      <p class="govuk-body-s">
        {shown < model.rejectedTotal ? `The first ${shown.toLocaleString('en-GB')}. ` : ''}The rest of the file is not held up by them. Put
        them right in the file and import it again: only they will be new.
      </p>
      <DataTable
        id="rejected-table"
        caption="Rejected rows"
        captionHidden
        columns={[{ text: 'Row', format: 'numeric' }, { text: 'Column' }, { text: 'Value' }, { text: 'Why' }]}
        rows={model.rejected.map(({ row, column, value, reason }) => ({
          cells: [row.toLocaleString('en-GB'), column, cut(value), reason],
        }))}
      />
    </Section>
  );
}

function cut(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value;
}
