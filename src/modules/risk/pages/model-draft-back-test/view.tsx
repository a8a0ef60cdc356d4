import { Bars, Lines, RAG_SERIES, StackedBar, type Series } from '../../../../platform/charts/index.ts';
import { Button, DataTable, EmptyState, Section, WarningText } from '../../../../platform/govuk/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import { VOICES } from '../../rules/model-history.ts';
import { VOICE_NAMES, type BackTestModel } from './presenter.ts';

const COLOURS = RAG_SERIES.slice(0, 3);
const ALARMS: readonly Series[] = [
  { key: 'happened', label: 'Something happened', colour: '#12404a', pattern: 'plain' },
  { key: 'nothing', label: 'False alarm', colour: '#6c7d82', pattern: 'stripes' },
];

/** What a draft would have said of the past, against what then happened. */
export function BackTestPage({ draft, page }: { draft: LoadedDraft; page: BackTestModel | null }) {
  return (
    <DraftFrame draft={draft} tab="back-test" title="Back-test on the past">
      {page === null && (
        <EmptyState title="Not back-tested yet">
          <p>
            For the first day of each of the past 36 months, what this draft would have said of each service
            is worked out of what was known on that day, and held against what happened in the twelve months
            after.
          </p>
        </EmptyState>
      )}
      {page?.isStale === true && <WarningText text="The draft has changed since it was back-tested." />}
      <form method="post" action={paths.draft(draft.draftId, 'back-test')} novalidate>
        <Button
          text={page === null ? 'Back-test now' : 'Back-test again'}
          classes={page === null || page.isStale ? undefined : 'govuk-button--secondary'}
          preventDoubleClick
        />
      </form>
      {page !== null && <Result page={page} />}
    </DraftFrame>
  );
}

function Result({ page }: { page: BackTestModel }) {
  return (
    <>
      <p class="govuk-body-l">{page.lead}</p>
      <p class="govuk-body-s">
        As at {page.asAt}, by {page.madeBy}. Numbers this small can differ by chance: look at how many each
        rests on.
      </p>
      <DataTable
        id="outcomes"
        caption="What happened, after the first month looked at"
        columns={[{ text: 'What counts' }, { text: 'Times', format: 'numeric' }]}
        rows={page.outcomes.map(({ name, n }) => ({ cells: [name, n] }))}
      />
      {page.nothing === '' ? <Measures page={page} /> : <p class="govuk-body">{page.nothing}</p>}
    </>
  );
}

function Measures({ page }: { page: BackTestModel }) {
  return (
    <>
      <Section id="measures" title="How well it foretold">
        <DataTable
          id="measures-table"
          caption="How well it foretold"
          captionHidden
          columns={[{ text: 'Measure' }, ...VOICES.map((voice) => ({ text: VOICE_NAMES[voice] }))]}
          rows={page.measures.map(({ what, cells }) => ({ cells: [what, ...cells] }))}
        />
        <p class="govuk-body-s">
          Months ahead: the middle one, with the middle half in brackets. AUC: 0.5 is chance, 1 is perfect.
          Lift: how many times more often something happened among the highest tenth of scores than among all.
        </p>
      </Section>
      <StackedBar
        id="foretold"
        title="Colours beforehand, where something happened"
        groupedBy="By"
        unit="services in a month"
        series={COLOURS}
        groups={page.foretold}
      />
      <StackedBar
        id="alarms"
        title="What came of warnings"
        groupedBy="Warning"
        unit="services in a month"
        series={ALARMS}
        groups={page.alarms}
      />
      <Bars
        id="leads"
        title="How far ahead this draft warned"
        classedBy="Months from the first Amber or Red to what happened"
        unit="outcomes"
        bars={page.leads}
        note={page.leadNote}
      />
      <Lines
        id="line"
        title="Of what then happened, how much was Amber or Red"
        stepName="Month"
        steps={page.steps}
        series={page.line}
        most={1}
        format={(value) => `${Math.round(value * 100)}%`}
        note="Months that are not over are in the table and in no measure."
      />
    </>
  );
}
