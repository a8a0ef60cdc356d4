import { Section, SummaryList } from '../../../../platform/govuk/index.ts';
import { Clashes } from '../../../market/index.ts';
import type { LocalPanelModel } from './present-local.ts';

/** What the council knows of the service, with the ways to change it. */
export function LocalPanel({ local }: { local: LocalPanelModel }) {
  return (
    <Section
      id="local"
      title="What we know"
      action={
        <a class="govuk-link" href={local.factsHref}>
          Change<span class="govuk-visually-hidden"> local facts</span>
        </a>
      }
    >
      <p class="govuk-body">{local.since}</p>
      <SummaryList
        classes="amb-local-facts"
        rows={local.rows.map((row) => ({ key: { text: row.label }, value: { text: row.value } }))}
      />
      {local.clashes.length > 0 && <Clashes clashes={local.clashes} />}
      <ul class="amb-plain-list">
        <li>
          <a class="govuk-link" href={local.enforcementHref}>
            Enforcement, notices and conditions
          </a>
        </li>
        <li>
          <a class="govuk-link" href={local.placementsHref}>
            People placed
          </a>
        </li>
        {local.ownHref !== null && (
          <li>
            <a class="govuk-link" href={local.ownHref}>
              Change the council's entry
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}
