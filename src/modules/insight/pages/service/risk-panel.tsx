import { DataTable, RagTag, Section } from '../../../../platform/govuk/index.ts';
import type { RiskPanelModel } from './present-risk.ts';

/** Why the service has its colour: every contribution, floor and unknown. */
export function RiskPanel({ risk }: { risk: RiskPanelModel }) {
  return (
    <Section id="risk" title={risk.rag === null ? 'Risk' : `Why the model proposes ${risk.rag}`}>
      {risk.none !== '' && <p class="govuk-body">{risk.none}</p>}
      {risk.since !== '' && (
        <p class="govuk-body">
          {risk.since} {risk.standing}
        </p>
      )}
      {risk.nextAction !== '' && <p class="govuk-body">Next: {risk.nextAction}</p>}
      {risk.rag !== null && (
        <DataTable
          id="contributions"
          caption="What adds to its score"
          captionHidden
          firstCellIsHeader={false}
          columns={[{ text: 'What adds to its score' }, { text: 'Points', format: 'numeric' }]}
          rows={risk.contributions.map(({ words, points }) => ({ cells: [words, points] }))}
          foot={{ cells: ['Score', risk.score] }}
          empty={<p class="govuk-body">Nothing known adds to its score, which is {risk.score}.</p>}
        />
      )}
      {risk.floors.length > 0 && (
        <>
          <h3 class="govuk-heading-s">What holds its colour</h3>
          <ul class="amb-plain-list">
            {risk.floors.map((floor) => (
              <li>
                At least <RagTag rag={floor.atLeast} /> {floor.words}
              </li>
            ))}
          </ul>
        </>
      )}
      {risk.unknown.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Not known</h3>
          <ul class="amb-plain-list">
            {risk.unknown.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
      {risk.historyHref !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={risk.historyHref}>
            What it was on any day, and who decided
          </a>
        </p>
      )}
      {risk.model !== null && (
        <p class="amb-fine-print">
          By the model{' '}
          <a class="govuk-link" href={risk.model.href}>
            {risk.model.words}
          </a>
          .
        </p>
      )}
    </Section>
  );
}
