import { Button, DataTable, EmptyState, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { OverviewModel } from './presenter.ts';

/** Every monthly review. */
export function OverviewPage(page: OverviewModel) {
  return (
    <>
      <PageHeading
        title="Monthly reviews"
        lead={page.lead}
        actions={
          <>
            <Button
              text="Board of services"
              href={paths.board()}
              classes="govuk-button--secondary amb-button--compact"
            />
            {page.openThis !== null && (
              <form method="post" action={page.openThis.action}>
                <Button text={page.openThis.text} classes="amb-button--compact" preventDoubleClick />
              </form>
            )}
          </>
        }
      />
      <DataTable
        id="months"
        caption="Monthly reviews, the newest first"
        captionHidden
        columns={[
          { text: 'Month' },
          { text: 'State' },
          { text: 'Decided' },
          { text: 'Due', classes: 'amb-nowrap' },
          { text: 'Open' },
        ]}
        rows={page.months.map((month) => ({
          cells: [
            <a class="govuk-link" href={month.href}>
              {month.name}
            </a>,
            <Tag
              text={month.state}
              classes={
                month.late ? 'govuk-tag--red' : month.state === 'Open' ? 'govuk-tag--blue' : 'govuk-tag--grey'
              }
            />,
            <span class="amb-figure">{month.progress}</span>,
            month.due,
            <>
              {month.links.map((link, i) => (
                <>
                  {i > 0 && ', '}
                  <a class="govuk-link" href={link.href} aria-label={`${link.text} of ${month.name}`}>
                    {link.text}
                  </a>
                </>
              ))}
            </>,
          ],
        }))}
        empty={
          <EmptyState title="No month was reviewed yet">
            <p>
              A review opens by itself on the first working day of a month, with every service that has a
              status. Each officer then finds their caseload here, and a manager sees how it goes.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
