import {
  Button,
  DataTable,
  Details,
  EmptyState,
  Input,
  InsetText,
  PageHeading,
  WarningText,
} from '../../govuk/index.ts';
import type { PreviewModel, SearchModel } from './presenter.ts';

/** Finds the person who asked. */
export function SearchPage({ model }: { model: SearchModel }) {
  return (
    <>
      <PageHeading
        title="Subject access"
        lead="Gather everything that Amberley holds about a person who asked for it."
      />
      <form method="get" action={model.action} novalidate>
        <Input
          id="q"
          name="q"
          label={{ text: 'Name or e-mail address' }}
          hint={{ text: 'Check first that whoever asked is that person.' }}
          classes="govuk-input--width-20"
          value={model.typed}
          errorMessage={model.error}
          autocomplete="off"
        />
        <Button text="Search" />
      </form>
      {model.found && (
        <DataTable
          id="found"
          caption="People of the council who may be meant"
          columns={[{ text: 'Name' }, { text: 'E-mail' }, { text: 'Who' }]}
          rows={model.found.map(({ name, email, how, href }) => ({
            cells: [
              <a class="govuk-link" href={href}>
                {name}
              </a>,
              email,
              how,
            ],
          }))}
          empty={
            <EmptyState title="Nobody here has that name or address">
              Their name may still stand in notes and in the audit trail: look wherever it stands.
            </EmptyState>
          }
        />
      )}
      {model.anywhere && (
        <p class="govuk-body">
          <a class="govuk-link" href={model.anywhere.href}>
            Look for “{model.anywhere.words}” wherever it stands
          </a>
          , for somebody who has no account and is no officer.
        </p>
      )}
    </>
  );
}

/** What an export would hold. */
export function PreviewPage({ model }: { model: PreviewModel }) {
  return (
    <>
      <PageHeading title="What is held about a person" lead={model.about} />
      {model.cut && (
        <WarningText
          text="There is more than one export holds. Ask whoever looks after Amberley for the rest."
          iconFallbackText="Warning"
        />
      )}
      <DataTable
        id="sections"
        caption={`Records: ${model.total}`}
        columns={[{ text: 'Section' }, { text: 'What' }, { text: 'Records', format: 'numeric' }]}
        rows={model.sections.map(({ title, what, records }) => ({ cells: [title, what, records] }))}
        empty={<EmptyState title="Nothing is held">No record here names them.</EmptyState>}
      />
      {model.empty.length > 0 && (
        <Details summaryText="Sections in which there is nothing">
          <ul class="govuk-list govuk-list--bullet">
            {model.empty.map((title) => (
              <li>{title}</li>
            ))}
          </ul>
        </Details>
      )}
      <InsetText>
        Other people whom the council knows are taken out of the export. Notes may still tell of people whom
        it does not know: read them before you send the export on. Entries of the audit trail that your own
        role may not see are not in it.
      </InsetText>
      <p class="govuk-body">
        <a
          class="govuk-button"
          role="button"
          draggable={false}
          data-module="govuk-button"
          href={model.download}
        >
          Download the export (ZIP)
        </a>
      </p>
    </>
  );
}
