import { DataTable, EmptyState, FigureLink, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import { PlacingTag } from '../../parts/placing-tag.tsx';
import type { HeldModel } from './presenter.ts';

/** Every service whose placements are restricted or stopped. */
export function HeldPage({ model }: { model: HeldModel }) {
  return (
    <>
      <PageHeading title="Placements restricted or stopped" />
      <p class="govuk-body">
        {model.counts.map(({ n, href, words }, i) => (
          <>
            {i > 0 && ', '}
            <FigureLink value={n} of={model.of} unit="services" href={href} /> {words}
          </>
        ))}{' '}
        of {model.of.toLocaleString('en-GB')} services in our area
        {model.elsewhere > 0 && `, and ${model.elsewhere.toLocaleString('en-GB')} outside it`}. At every other
        service people may be placed, as far as its status allows.
      </p>
      <DataTable
        id="held"
        caption="Services whose placements are not open"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Placements' },
          { text: 'What it covers' },
          { text: 'Since' },
          { text: 'Looked at again' },
          ...(model.reasons ? [{ text: 'Placing councils told' }] : []),
        ]}
        rows={model.rows.map((row) => ({
          cells: [
            <>
              <a class="govuk-link" href={row.href}>
                {row.name}
              </a>
              <br />
              <span class="govuk-body-s">{row.category}</span>
            </>,
            <PlacingTag state={row.state} />,
            row.scope,
            row.since,
            row.overdue ? (
              <>
                {row.review} <Tag text="Overdue" classes="govuk-tag--red" />
              </>
            ) : (
              row.review
            ),
            ...(model.reasons ? [row.told] : []),
          ],
        }))}
        empty={
          <EmptyState title="Placements are open everywhere">
            <p>
              When somebody restricts or stops placements at a service, it stands here with the day of its
              review.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
