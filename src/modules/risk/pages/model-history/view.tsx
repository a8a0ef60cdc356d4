import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, PageHeading, SummaryList, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DifferenceTable } from '../../parts/draft-frame.tsx';
import { ModelTabs } from '../../parts/model-tabs.tsx';
import type { ModelLine, PublishedPageModel } from './presenter.ts';

/** Every model of the council, and the shipped ones. */
export function ModelsPage({ models, edits }: { models: ModelLine[]; edits: boolean }) {
  return (
    <>
      <PageHeading
        title="All risk models"
        lead="Models are never changed, only followed: an old colour can be explained by the rules of its day."
      />
      <ModelTabs current="models" edits={edits} />
      <DataTable
        id="models"
        caption="All risk models"
        captionHidden
        columns={[
          { text: 'Model' },
          { text: 'State', classes: 'amb-nowrap' },
          { text: 'From', classes: 'amb-nowrap' },
          { text: 'For' },
          { text: 'Whose' },
          { text: 'Published' },
          { text: 'Why' },
        ]}
        rows={models.map((model) => ({
          cells: [
            <a class="govuk-link" href={model.href}>
              {model.name}
            </a>,
            model.state,
            model.from,
            model.kinds,
            model.whose,
            model.published,
            model.reason,
          ],
        }))}
      />
    </>
  );
}

/** One model: how it came, and what it says otherwise than the one before. */
export function PublishedPage(props: { page: PublishedPageModel; edits: boolean; errors: FieldError[] }) {
  const { page, edits, errors } = props;
  return (
    <>
      <PageHeading title={page.title} caption="Risk model" />
      <ModelTabs current="models" edits={edits} />
      <SummaryList
        rows={page.facts.map(({ key, value }) => ({ key: { text: key }, value: { text: value } }))}
      />
      {page.before !== '' && (
        <DifferenceTable
          id="differences"
          caption={`What it says otherwise than ${page.before}`}
          before="Before"
          now="In this model"
          differences={page.differences}
          empty="Nothing: it says all that the one before says."
        />
      )}
      {edits && (
        <p class="govuk-body">
          <a class="govuk-link" href={page.draftHref}>
            Edit as a draft
          </a>
        </p>
      )}
      {edits && page.withdraw !== null && (
        <form method="post" action={page.withdraw} id="withdraw" novalidate>
          <h2 class="govuk-heading-m">Withdraw it before it begins</h2>
          <Textarea
            id="why"
            name="why"
            rows={2}
            label={{ text: 'Why it is withdrawn', classes: 'govuk-label--s' }}
            errorMessage={errorOf(errors, 'why')}
          />
          <Button text="Withdraw the model" classes="govuk-button--warning" preventDoubleClick />
        </form>
      )}
    </>
  );
}
