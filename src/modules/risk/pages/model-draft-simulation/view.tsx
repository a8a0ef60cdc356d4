import { Flow, RAG_SERIES, StackedBar } from '../../../../platform/charts/index.ts';
import {
  Button,
  DataTable,
  EmptyState,
  RagTag,
  Section,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import type { SimulationModel } from './presenter.ts';

/** The three colours; in a simulation everything has one. */
const COLOURS = RAG_SERIES.slice(0, 3);

/** Who would have another colour by a draft, and why. */
export function SimulationPage({ draft, page }: { draft: LoadedDraft; page: SimulationModel | null }) {
  return (
    <DraftFrame draft={draft} tab="simulation" title="Simulation on today's services">
      {page === null && (
        <EmptyState title="Not simulated yet">
          <p>
            Every service is rated by this draft and by the model in force. Nothing of it is kept but what
            stands here: no colour changes.
          </p>
        </EmptyState>
      )}
      {page?.isStale === true && (
        <WarningText text="The draft has changed since it was simulated. Simulate it again before it is published." />
      )}
      <form method="post" action={paths.draft(draft.draftId, 'simulation')} novalidate>
        <Button
          text={page === null ? 'Simulate now' : 'Simulate again'}
          classes={page === null || page.isStale ? undefined : 'govuk-button--secondary'}
          preventDoubleClick
        />
      </form>
      {page !== null && <Result page={page} />}
    </DraftFrame>
  );
}

function Result({ page }: { page: SimulationModel }) {
  return (
    <>
      <p class="govuk-body-l">{page.summary}</p>
      <p class="govuk-body-s">
        As at {page.asAt}, by {page.madeBy}. Proposed colours: what an officer decided stays until somebody
        decides again.
      </p>
      <StackedBar
        id="colours"
        title="Proposed colours"
        groupedBy="By"
        unit="services"
        series={COLOURS}
        groups={page.groups}
      />
      <Flow
        id="moves"
        title="Who would move"
        fromLabel="Model in force"
        toLabel="This draft"
        unit="services"
        series={COLOURS}
        moves={page.moves}
      />
      <Section id="movers" title="Services that would move">
        <Movers page={page} />
      </Section>
      <Section id="decisions" title="Decisions that would be hit">
        <Decisions page={page} />
      </Section>
      <Section id="kinds" title="By kind of service">
        <DataTable
          id="by-kind"
          caption="Proposed colours by kind of service, now → by the draft"
          columns={[
            { text: 'Kind of service' },
            { text: 'Services', format: 'numeric' },
            { text: 'Red', format: 'numeric' },
            { text: 'Amber', format: 'numeric' },
            { text: 'Green', format: 'numeric' },
          ]}
          rows={page.kinds.map(({ kind, n, cells }) => ({ cells: [kind, n, ...cells] }))}
        />
      </Section>
    </>
  );
}

function Movers({ page }: { page: SimulationModel }) {
  return (
    <>
      {page.moversNote !== '' && <p class="govuk-body-s">{page.moversNote}</p>}
      <DataTable
        id="movers-table"
        caption="Services that would move"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Kind' },
          { text: 'Now', classes: 'amb-nowrap' },
          { text: 'By the draft', classes: 'amb-nowrap' },
          { text: 'What makes the difference', classes: 'amb-cell-words' },
        ]}
        rows={page.movers.map((mover) => ({
          cells: [
            <a class="govuk-link" href={mover.href}>
              {mover.name}
            </a>,
            mover.kind,
            <>
              <RagTag rag={mover.from.rag} /> {mover.from.score}
            </>,
            <>
              <RagTag rag={mover.to.rag} /> {mover.to.score}
            </>,
            <ul class="amb-plain-list">
              {mover.why.map((words) => (
                <li>{words}</li>
              ))}
            </ul>,
          ],
        }))}
        empty={<p class="govuk-body">No service would have another colour.</p>}
      />
    </>
  );
}

function Decisions({ page }: { page: SimulationModel }) {
  return (
    <>
      {page.decisionsNote !== '' && <p class="govuk-body-s">{page.decisionsNote}</p>}
      <DataTable
        id="decisions-table"
        caption="Decisions that would be hit"
        captionHidden
        columns={[
          { text: 'Service' },
          { text: 'Decided' },
          { text: 'Status now' },
          { text: 'Status by the draft' },
          { text: 'Then' },
        ]}
        rows={page.decisions.map((one) => ({
          cells: [
            <a class="govuk-link" href={one.href}>
              {one.name}
            </a>,
            one.decided,
            <RagTag rag={one.from} />,
            <RagTag rag={one.to} />,
            one.toDecide,
          ],
        }))}
        empty={<p class="govuk-body">No decision of an officer would have to be looked at again.</p>}
      />
    </>
  );
}
