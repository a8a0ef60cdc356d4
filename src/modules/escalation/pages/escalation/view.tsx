import {
  Columns,
  FactStrip,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { AnswerSection } from './answer-section.tsx';
import type { EscalationModel } from './presenter.ts';

/** One escalation: what happened and why, its clock, the answer, and everything that was done. */
export function EscalationPage({ model }: { model: EscalationModel }) {
  return (
    <>
      <PageHeading
        title={model.rule}
        caption={
          <a class="govuk-link" href={model.serviceHref}>
            {model.service}
          </a>
        }
        lead={model.clock === null ? undefined : `${model.clock}.`}
        tags={
          <>
            <Tag text={model.state} classes={model.decided ? 'govuk-tag--green' : 'govuk-tag--blue'} />{' '}
            {model.late && <Tag text="Late" classes="govuk-tag--red" />}
          </>
        }
      />
      <FactStrip facts={model.facts.map(({ label, text }) => ({ label, content: text }))} />
      {model.placements && (
        <InsetText>
          Restricting placements was decided.{' '}
          <a class="govuk-link" href={model.placements}>
            Record the placement status now
          </a>{' '}
          with its scope and review date.
        </InsetText>
      )}
      <Columns aside={<Steps steps={model.steps} />}>
        <Reasons causes={model.causes} hidden={model.hidden} />
        <Decisions decisions={model.decisions} />
        {model.answer && <AnswerSection answer={model.answer} />}
      </Columns>
    </>
  );
}

function Reasons({ causes, hidden }: Pick<EscalationModel, 'causes' | 'hidden'>) {
  return (
    <Section id="why" title="Why">
      <ul class="govuk-list govuk-list--bullet">
        {causes.map(({ at, words, href }) => (
          <li>
            {words}{' '}
            {href && (
              <>
                <a class="govuk-link" href={href}>
                  See the entry
                </a>{' '}
              </>
            )}
            <span class="govuk-hint">Escalated {at}</span>
          </li>
        ))}
        {hidden > 0 && (
          <li>
            {hidden === 1 ? 'One reason' : `${hidden} reasons`} that you may not see: the council heard
            something in confidence.
          </li>
        )}
      </ul>
    </Section>
  );
}

function Decisions({ decisions }: Pick<EscalationModel, 'decisions'>) {
  if (decisions.length === 0) return null;
  return (
    <Section id="decisions" title="Decided">
      {decisions.map(({ title, by, corrected, lines }) => (
        <>
          <h3 class="govuk-heading-s">
            {title} {corrected && <Tag text="Corrected by a later decision" classes="govuk-tag--grey" />}
          </h3>
          <p class="govuk-body-s">{by}</p>
          <SummaryList
            rows={lines.map(({ label, text }) => ({ key: { text: label }, value: { text } }))}
            classes="govuk-summary-list--no-border"
          />
        </>
      ))}
    </Section>
  );
}

function Steps({ steps }: Pick<EscalationModel, 'steps'>) {
  return (
    <Section id="steps" title="What happened">
      <ol class="govuk-list govuk-list--spaced">
        {steps.map(({ at, words, due }) => (
          <li>
            <strong>{at}</strong>
            <br />
            {words}
            {due && <span class="govuk-hint">It was due {due}.</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
