import { RagTag, Section } from '../../../../platform/govuk/index.ts';
import { PlacingTag } from '../../../placement/index.ts';
import { Pairs } from './pairs.tsx';
import type { SharedPanelModel } from './present-shared.ts';

/** What another council shows of the service. */
export function SharedPanel({ shared }: { shared: SharedPanelModel }) {
  return (
    <Section id={shared.id} title={shared.title}>
      <p class="govuk-body">
        <RagTag rag={shared.rag} /> {shared.since}
      </p>
      {shared.placing !== null && (
        <p class="govuk-body">
          Their placements there: <PlacingTag state={shared.placing.state} /> {shared.placing.words}
        </p>
      )}
      {shared.why !== '' && <p class="govuk-body">{shared.why}</p>}
      {shared.reasons.length > 0 && (
        <ul class="amb-plain-list">
          {shared.reasons.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      )}
      {shared.floors.length > 0 && (
        <ul class="amb-plain-list">
          {shared.floors.map((floor) => (
            <li>
              At least <RagTag rag={floor.atLeast} /> {floor.words}
            </li>
          ))}
        </ul>
      )}
      {shared.rows.length > 0 && <Pairs rows={shared.rows} />}
      {shared.history.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Colours before</h3>
          <ul class="amb-plain-list">
            {shared.history.map(({ day, rag }) => (
              <li>
                {day}: <RagTag rag={rag} />
              </li>
            ))}
          </ul>
        </>
      )}
      {shared.contact !== '' && <p class="govuk-body">Ask them: {shared.contact}</p>}
      <p class="amb-fine-print">
        {shared.asAt} {shared.level} It may rest on other facts than ours. That you looked is noted in their
        audit trail and ours.
      </p>
    </Section>
  );
}
