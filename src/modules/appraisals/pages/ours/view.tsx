import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { Button, DataTable, EmptyState, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import { AnswerFields } from '../../parts/answer-fields.tsx';
import type { OurReturn } from '../../queries/fetch-our-returns.ts';
import { paths } from '../../routes.ts';

/** What a provider is asked, of its own services alone. */
export function OurAppraisalsPage({ returns, today }: { returns: readonly OurReturn[]; today: Day }) {
  return (
    <>
      <PageHeading
        title="Appraisals"
        lead="The council asks your services the same few numbers each week, to see where help is needed."
      />
      <DataTable
        id="our-appraisals"
        caption="What you are asked"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Theme' },
          { text: 'Week of', classes: 'amb-nowrap' },
          { text: 'Due', classes: 'amb-nowrap' },
          { text: 'State' },
        ]}
        rows={returns.map((row) => ({
          cells: [
            <a class="govuk-link" href={paths.ourReturn(row.returnId)}>
              {row.name}
              <span class="govuk-visually-hidden">, week of {shortDay(row.weekStart)}</span>
            </a>,
            row.theme,
            shortDay(row.weekStart),
            shortDay(row.dueOn),
            <StateOf row={row} today={today} />,
          ],
        }))}
        empty={
          <EmptyState title="You are asked nothing now">
            When the council asks your services about a theme, the weeks to answer stand here and you are
            told.
          </EmptyState>
        }
      />
    </>
  );
}

function StateOf({ row, today }: { row: OurReturn; today: Day }) {
  if (row.answeredOn !== null)
    return <Tag text={`Sent ${shortDay(row.answeredOn)}`} classes="govuk-tag--green" />;
  return row.dueOn < today ? (
    <Tag text="Late" classes="govuk-tag--red" />
  ) : (
    <Tag text="To answer" classes="govuk-tag--blue" />
  );
}

/** The questions of one week and service. */
export function OurReturnPage(props: { found: OurReturn; fields: Fields; errors: FieldError[] }) {
  const { found, fields, errors } = props;
  return (
    <>
      <PageHeading title={found.name} caption={found.theme} lead={found.purpose} />
      <p class="govuk-body">
        Week of {longDay(found.weekStart)}, due {longDay(found.dueOn)}. Enter 0 where there are none. Count people,
        and name nobody.
      </p>
      <form method="post" action={paths.ourReturn(found.returnId)} novalidate>
        <input type="hidden" name="version" value={field(fields, 'version')} />
        <AnswerFields design={found.design} fields={fields} errors={errors} />
        <Button id="send" text={found.answers === null ? 'Send' : 'Send the correction'} />
      </form>
    </>
  );
} // prettier-ignore
