import {
  Columns,
  DataTable,
  EmptyState,
  InsetText,
  PageHeading,
  RagTag,
  Section,
} from '../../../../platform/govuk/index.ts';
import { DecisionForms, ReasonChanges, Reasons } from '../../../risk/index.ts';
import type { ReviewModel } from './presenter.ts';

/** A service in its monthly review: the decision first, and what it rests on beside it. */
export function ReviewPage(page: ReviewModel) {
  return (
    <>
      <PageHeading
        title={page.name}
        caption={page.caption}
        tags={<RagTag rag={page.rag} large />}
        lead={page.lead}
        actions={<p class="govuk-body-s">{page.progress}</p>}
      />
      {page.overtaken && (
        <InsetText>
          <strong>What is on record now:</strong>
          <Lines lines={page.last} />
          What you entered is still in the form.
        </InsetText>
      )}
      <Columns
        aside={
          <>
            <Section id="last" title="The last decision">
              <Lines lines={page.last} />
            </Section>
            <Section id="why" title={`Why ${page.proposed} is proposed`}>
              <Reasons reasons={page.reasons} />
            </Section>
          </>
        }
      >
        <Section id="decision" title={`Proposed: ${page.proposed}`}>
          <DecisionForms forms={page.forms} />
          <p class="govuk-body">
            {page.skip !== null && (
              <>
                <a class="govuk-link" href={page.skip.href}>
                  {page.skip.text}
                </a>
                {' · '}
              </>
            )}
            <a class="govuk-link" href={page.serviceHref}>
              All of this service
            </a>
          </p>
        </Section>
        <Section id="changed" title="What changed since the last decision">
          <ReasonChanges changes={page.changes} />
        </Section>
        <Section id="facts" title={page.factsSince}>
          <Facts facts={page.facts} />
        </Section>
      </Columns>
    </>
  );
}

function Facts({ facts }: { facts: ReviewModel['facts'] }) {
  return (
    <DataTable
      id="facts-list"
      caption="What happened, newest first"
      captionHidden
      firstCellIsHeader={false}
      columns={[
        { text: 'Date', classes: 'amb-nowrap' },
        { text: 'Kind', classes: 'amb-nowrap' },
        { text: 'What happened' },
      ]}
      rows={facts.map(({ day, kind, words, href }) => ({
        cells: [
          day,
          kind,
          href === null ? (
            words
          ) : (
            <a class="govuk-link" href={href}>
              {words}
            </a>
          ),
        ],
      }))}
      empty={
        <EmptyState title="Nothing happened" headingLevel={3}>
          What the council hears, CQC's ratings and changes, late returns and interventions stand here.
        </EmptyState>
      }
    />
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul class="amb-plain-list">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
