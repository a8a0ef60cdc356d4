import { Columns, InsetText, PageHeading, RagTag, Section } from '../../../../platform/govuk/index.ts';
import { DecisionForms } from '../../parts/decision-forms.tsx';
import { ReasonChanges, Reasons } from '../../parts/reasons.tsx';
import type { DecidePageModel } from './presenter.ts';

/** The status of a service: what is proposed and why, what changed, and the decision. */
export function DecidePage(page: DecidePageModel) {
  return (
    <>
      <PageHeading
        title={`Decide the status of ${page.name}`}
        tags={<RagTag rag={page.rag} large />}
        lead={`${page.since} ${page.standing}`}
      />
      {page.overtaken && (
        <InsetText>
          <strong>What is on record now:</strong>
          <Lines lines={page.last.length === 0 ? ['Nobody has decided.'] : page.last} />
          What you entered is still in the form.
        </InsetText>
      )}
      <Columns
        aside={
          <Section id="decision" title={`Proposed: ${page.proposed}`}>
            <DecisionForms forms={page.forms} />
          </Section>
        }
      >
        <Section id="why" title={`Why ${page.proposed} is proposed`}>
          <Reasons reasons={page.reasons} />
          <p class="amb-fine-print">
            By the model{' '}
            <a class="govuk-link" href={page.model.href}>
              {page.model.text}
            </a>
            .
          </p>
        </Section>
        <Section id="changed" title="What changed">
          <ReasonChanges changes={page.changes} />
        </Section>
        <Section id="last" title="The last decision">
          <Lines lines={page.last.length === 0 ? ['Nobody has decided on this service yet.'] : page.last} />
          <p class="govuk-body">
            <a class="govuk-link" href={page.historyHref}>
              What it was on any day, and who decided
            </a>
          </p>
        </Section>
      </Columns>
    </>
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
