import { PageHeading } from '../../../../platform/govuk/index.ts';
import type { PrintModel } from './presenter.ts';

/** Agenda or minutes, for paper. */
export function PrintPage({ model }: { model: PrintModel }) {
  return (
    <div class="amb-summary">
      <PageHeading title={model.title} caption={model.caption} lead={model.facts} />
      {model.people !== '' && <p class="govuk-body">{model.people}</p>}
      <ol class="govuk-list govuk-list--number">
        {model.items.map(({ title, paragraphs }) => (
          <li>
            <h2 class="govuk-heading-s">{title}</h2>
            {paragraphs.map((text) => (
              <p class="govuk-body">{text}</p>
            ))}
          </li>
        ))}
      </ol>
      {model.actions.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Actions</h2>
          <ul class="govuk-list govuk-list--bullet">
            {model.actions.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
      {model.corrections.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      <p class="amb-fine-print">{model.printed}</p>
    </div>
  );
}
