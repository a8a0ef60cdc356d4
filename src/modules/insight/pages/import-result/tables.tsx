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
        caption="What moved, newest first"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'What' },
          { text: 'From' },
          { text: 'To' },
          { text: 'On', classes: 'amb-nowrap' },
        ]}
        rows={model.movements.map((one) => ({ cells: [...differenceCells(one), one.on] }))}
      />
    </Section>
  );
}

/** The first differences, from and to. */
export function Changes({ model }: { model: ImportResultModel }) {
  return (
    <Section
      id="changes"
      title={model.state === 'done' ? 'The first changes' : 'The first changes it would make'}
    >
      <DataTable
        id="changes-table"
        caption="Changes from and to"
        captionHidden
        columns={[{ text: 'Service' }, { text: 'What' }, { text: 'From' }, { text: 'To' }]}
        rows={model.changes.map((one) => ({ cells: differenceCells(one) }))}
      />
    </Section>
  );
}

/** The first of the services that the register did not hold. */
export function Added({ model }: { model: ImportResultModel }) {
  const { added, addedTotal } = model;
  return (
    <Section id="added" title="New in the register">
      <p class="govuk-body-s">
        {added.length < addedTotal
          ? `The first ${added.length} of ${addedTotal.toLocaleString('en-GB')}.`
          : 'All of them.'}
      </p>
      <DataTable
        id="added-table"
        caption="Services that the register did not hold"
        captionHidden
        columns={[{ text: 'Service' }, { text: 'Registration' }]}
        rows={added.map((one) => ({ cells: [linked(one.name, one.href), one.status] }))}
      />
    </Section>
  );
}

function differenceCells({ name, href, field, from, to }: Difference) {
  return [linked(name, href), field, from, <strong>{to}</strong>];
}

function linked(name: string, href: string | null) {
  if (href === null) return name;
  return (
    <a class="govuk-link" href={href}>
      {name}
    </a>
  );
}

/** Rows that were refused: where, what, why. */
export function Rejected({ model }: { model: ImportResultModel }) {
  const shown = model.rejected.length;
  return (
    <Section
      id="rejected"
      title={
        model.rejectedTotal === 1
          ? '1 rejected row'
          : `${model.rejectedTotal.toLocaleString('en-GB')} rejected rows`
      }
      action={
        model.rejectedHref === null ? null : (
          <a class="govuk-link" href={model.rejectedHref}>
            Download all as CSV
          </a>
        )
      }
    >
      <p class="govuk-body-s">
        {shown < model.rejectedTotal ? `The first ${shown.toLocaleString('en-GB')}. ` : ''}The rest of the
        file is not held up by them. Put them right in the file and import it again: only they will be new.
      </p>
      <DataTable
        id="rejected-table"
        caption="Where, what and why"
        captionHidden
        firstCellIsHeader={false}
        columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'Value' }, { text: 'Why' }]}
        rows={model.rejected.map(({ row, column, value, reason }) => ({
          cells: [row.toLocaleString('en-GB'), column, value === '' ? 'empty' : cut(value), reason],
        }))}
      />
    </Section>
  );
}

/** A cell may hold a megabyte. */
function cut(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value;
}
