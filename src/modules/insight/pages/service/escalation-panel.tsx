import { Section, Tag } from '../../../../platform/govuk/index.ts';
import type { EscalationPanelModel } from './present-escalation.ts';

/** What was escalated of the service, with the clock of each. */
export function EscalationPanel({ escalation }: { escalation: EscalationPanelModel }) {
  return (
    <Section id="escalation" title="Escalated">
      <ul class="amb-plain-list">
        {escalation.lines.map(({ name, href, clock, late }) => (
          <li>
            <a class="govuk-link" href={href}>
              {name}
            </a>{' '}
            {clock} {late && <Tag text="Late" classes="govuk-tag--red" />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
