import { DataTable, EmptyState, PageHeading, Pagination } from '../../../../platform/govuk/index.ts';
import type { SharingLooksModel } from './presenter.ts';

/** Who of other councils looked at which of our services, the newest first. */
export function SharingLooksPage({ model }: { model: SharingLooksModel }) {
  const { newerHref, olderHref } = model;
  return (
    <>
      <PageHeading
        title="Who of other councils looked at our services"
        lead="Each look is in your audit trail and theirs. The same person at the same service is noted once in ten minutes."
      />
      <DataTable
        id="looks"
        caption="Looks of other councils"
        captionHidden
        firstCellIsHeader={false}
        columns={[{ text: 'When' }, { text: 'Who' }, { text: 'Where' }, { text: 'Services' }]}
        rows={model.rows.map((row) => ({
          cells: [
            row.at,
            row.who,
            row.where,
            <ul class="amb-plain-list">
              {row.services.map(({ text, href }) => (
                <li>
                  <a class="govuk-link" href={href}>
                    {text}
                  </a>
                </li>
              ))}
              {row.more > 0 && <li>and {row.more} more</li>}
            </ul>,
          ],
        }))}
        empty={
          <EmptyState title="Nobody has looked yet">
            When somebody of a council with which you share looks at one of your services, it stands here.
          </EmptyState>
        }
      />
      {(newerHref !== null || olderHref !== null) && (
        <Pagination
          previous={newerHref === null ? undefined : { href: newerHref, text: 'Newer' }}
          next={olderHref === null ? undefined : { href: olderHref, text: 'Older' }}
        />
      )}
    </>
  );
}
