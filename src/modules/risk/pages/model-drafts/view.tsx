import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, EmptyState, PageHeading, Radios } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { ModelTabs } from '../../parts/model-tabs.tsx';
import { paths } from '../../routes.ts';
import type { DraftsModel } from './presenter.ts';

/** Models that are being written. */
export function DraftsPage({ page, errors }: { page: DraftsModel; errors: FieldError[] }) {
  return (
    <>
      <PageHeading
        title="Drafts of risk models"
        lead="A draft rates nothing. Try it on today's services and on the past, then publish it from a day on."
      />
      <ModelTabs current="drafts" edits />
      <DataTable
        id="drafts"
        caption="Drafts"
        captionHidden
        columns={[{ text: 'Name' }, { text: 'Made from' }, { text: 'Begun by' }, { text: 'Last changed' }]}
        rows={page.drafts.map((draft) => ({
          cells: [
            <a class="govuk-link" href={draft.href}>
              {draft.name}
            </a>,
            draft.basedOn,
            draft.startedBy,
            draft.changed,
          ],
        }))}
        empty={
          <EmptyState title="No drafts">
            <p>Begin one below with all that a model says, and change what you would have otherwise.</p>
          </EmptyState>
        }
      />
      <form method="post" action={paths.drafts()} novalidate>
        <Radios
          idPrefix="model"
          name="model"
          fieldset={{ legend: { text: 'Begin a draft with', classes: 'govuk-fieldset__legend--m' } }}
          classes="govuk-radios--small"
          value={page.chosen}
          errorMessage={errorOf(errors, 'model')}
          items={page.choices.map(({ value, text, hint }) => ({ value, text, hint: { text: hint } }))}
        />
        <Button text="Begin a draft" preventDoubleClick />
      </form>
    </>
  );
}
