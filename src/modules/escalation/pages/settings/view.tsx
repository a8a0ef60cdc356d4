import { Button, DataTable, PageHeading, Section, WarningText } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { SettingsModel } from './presenter.ts';

/** The rules in plain words, the ladder with its people, and every version that the council has made. */
export function SettingsPage({ model }: { model: SettingsModel }) {
  return (
    <>
      <PageHeading
        title="Rules of escalation"
        lead={model.holds}
        actions={<Button text="Add a rule" href={paths.newRule()} />}
      />
      {model.warnings.map((text) => (
        <WarningText text={text} iconFallbackText="Warning" />
      ))}
      <Section id="rules" title="Rules">
        <DataTable
          id="rules-table"
          caption="Rules"
          captionHidden
          columns={[{ text: 'Rule' }, { text: 'Fires when' }, { text: 'Then' }, { text: 'Taken from' }]}
          rows={model.rules.map((rule) => ({
            cells: [
              <a class="govuk-link" href={rule.href}>
                {rule.name}
              </a>,
              rule.when,
              rule.follows,
              rule.source,
            ],
          }))}
        />
      </Section>
      <Section
        id="ladder"
        title="Ladder"
        action={
          <a class="govuk-link" href={paths.ladder()}>
            Change the ladder
          </a>
        }
      >
        <DataTable
          id="ladder-table"
          caption="Ladder"
          captionHidden
          columns={[{ text: 'Rung' }, { text: 'Who stands on it' }, { text: 'Today' }]}
          rows={model.rungs.map(({ n, name, how, now }) => ({ cells: [`${n}. ${name}`, how, now] }))}
        />
        <p class="govuk-body">Working time: {model.hours}.</p>
      </Section>
      {model.versions.length > 0 && (
        <Section id="versions" title="Versions">
          <DataTable
            id="versions-table"
            caption="Versions"
            captionHidden
            columns={[{ text: 'Holds from' }, { text: 'What and why' }, { text: 'By' }, { text: 'Recorded' }]}
            rows={model.versions.map(({ from, note, by, at }) => ({ cells: [from, note, by, at] }))}
          />
        </Section>
      )}
    </>
  );
}
