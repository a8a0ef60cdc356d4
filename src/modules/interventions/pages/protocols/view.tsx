import {
  Button,
  Columns,
  DataTable,
  Details,
  PageHeading,
  RagTag,
  Section,
} from '../../../../platform/govuk/index.ts';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import { paths } from '../../routes.ts';
import type { ProtocolModel } from './presenter.ts';

/** Which intervention answers what, and the steps of each. */
export function ProtocolPage({ model, administers }: { model: ProtocolModel; administers: boolean }) {
  return (
    <>
      <PageHeading
        title="Protocol of interventions"
        lead={model.heading}
        actions={
          administers ? (
            <Button
              text="Make a new version"
              href={paths.newProtocol()}
              classes="govuk-button--secondary amb-button--compact"
            />
          ) : undefined
        }
      />
      <RoomTabs current="protocols" administers={administers} />
      <Columns aside={<Versions model={model} />}>
        <DataTable
          id="lines"
          caption="What is done when"
          firstCellIsHeader={false}
          columns={[
            { text: 'When' },
            { text: 'Colour' },
            { text: 'What is done' },
            { text: 'How it starts' },
          ]}
          rows={model.lines.map(({ trigger, colour, kind, start }) => ({
            cells: [trigger, colour === null ? 'Any' : <RagTag rag={colour} />, kind, start],
          }))}
        />
        <Section id="steps-section" title="The steps of each">
          {model.kinds.map(({ name, level, steps }) => (
            <Details
              summaryText={`${name} (level ${level}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'})`}
            >
              <DataTable
                id={`steps-${level}-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`}
                caption={`Steps of ${name}`}
                captionHidden
                columns={[
                  { text: 'Step' },
                  { text: 'Working days', format: 'numeric' },
                  { text: 'Whose it is' },
                  { text: 'Who attends' },
                ]}
                rows={steps.map((step) => ({ cells: [step.name, step.days, step.owner, step.attends] }))}
              />
            </Details>
          ))}
        </Section>
      </Columns>
    </>
  );
}

function Versions({ model }: { model: ProtocolModel }) {
  return (
    <>
      <h2 class="govuk-heading-s">Why it is so</h2>
      <p class="govuk-body-s">{model.reason}</p>
      <h2 class="govuk-heading-s">Versions</h2>
      <ul class="amb-plain-list">
        {model.versions.map(({ text, href, note, current }) => (
          <li>
            {current ? (
              text
            ) : (
              <a class="govuk-link" href={href}>
                {text}
              </a>
            )}
            <span class="amb-cell-note">{note}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
