import { Section } from '../../../../platform/govuk/index.ts';
import { Clashes } from '../../../market/index.ts';
import { Pairs } from './pairs.tsx';
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
      <Pairs rows={local.rows} />
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
