import { Section, Tag } from '../../../../platform/govuk/index.ts';
import type { ActionsPanelModel } from './present-actions.ts';

/** What is being done about the service, with what is next. */
export function ActionsPanel({ actions }: { actions: ActionsPanelModel }) {
  return (
    <Section
      id="actions"
      title="Interventions"
      action={
        <a class="govuk-link" href={actions.href}>
          All<span class="govuk-visually-hidden"> interventions, and start one</span>
        </a>
      }
    >
      {actions.lines.length === 0 ? (
        <p class="govuk-body">Nothing is under way.</p>
      ) : (
        <ul class="amb-plain-list">
          {actions.lines.map(({ name, href, words, overdue }) => (
            <li>
              <a class="govuk-link" href={href}>
                {name}
              </a>{' '}
              {words}
              {overdue && (
                <>
                  {' '}
                  <Tag text="Overdue" classes="govuk-tag--red" />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
