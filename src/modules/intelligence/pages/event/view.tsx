import {
  Button,
  Columns,
  Details,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
} from '../../../../platform/govuk/index.ts';
import { ConfidentialityTag, SeverityMark, StateTag } from '../../parts/event-tags.tsx';
import { paths } from '../../routes.ts';
import { EventActs } from './acts.tsx';
import { IdentitySection } from './identity-section.tsx';
import type { EventPageModel } from './presenter.ts';

/** One event: what was said, what is known of it, what came of it, and every change. */
export function EventPage({ model }: { model: EventPageModel }) {
  return (
    <>
      <PageHeading
        title={model.title}
        caption={`${model.reference}. ${model.caption}`}
        tags={
          <>
            <SeverityMark severity={model.severity} name={model.severityName} />{' '}
            <StateTag state={model.state} /> <ConfidentialityTag confidentiality={model.confidentiality} />
          </>
        }
        actions={model.triages && <EventButtons model={model} />}
      />
      {model.gone !== null && <InsetText text={model.gone} />}
      <Columns aside={<Aside model={model} />}>
        <Section id="account" title="What was said">
          {model.account.length === 0 ? (
            <p class="govuk-body amb-muted">Nothing beyond the line above.</p>
          ) : (
            model.account.map((paragraph) => <p class="govuk-body amb-said">{paragraph}</p>)
          )}
        </Section>
        <Outcome model={model} />
        {model.duplicates.length > 0 && <Duplicates model={model} />}
        <History model={model} />
      </Columns>
    </>
  );
}

function EventButtons({ model }: { model: EventPageModel }) {
  const live = model.acts.includes('merge');
  return (
    <>
      {live && (
        <>
          <Button
            text="Correct"
            href={paths.correct(model.eventId)}
            classes="govuk-button--secondary amb-button--compact"
          />
          <Button
            text="Outcome"
            href={paths.outcome(model.eventId)}
            classes="govuk-button--secondary amb-button--compact"
          />
        </>
      )}
    </>
  );
}

function Aside({ model }: { model: EventPageModel }) {
  return (
    <>
      <Section id="facts" title="Facts">
        <Pairs pairs={model.facts} />
      </Section>
      {model.attachments.length > 0 && (
        <Section id="attachments" title="Files">
          <ul class="govuk-list">
            {model.attachments.map((file) => (
              <li>
                {file.href === null ? (
                  file.text
                ) : (
                  <a class="govuk-link" href={file.href}>
                    {file.text}
                  </a>
                )}
                <span class="amb-cell-note">{file.note}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {model.linked.length > 0 && (
        <Section id="linked" title="Belongs with">
          <ul class="govuk-list">
            {model.linked.map((link) => (
              <li>
                <span class="amb-cell-note">{link.relation}</span>
                <a class="govuk-link" href={link.href}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {model.confidential && <IdentitySection model={model} />}
      {model.triages && <EventActs model={model} />}
    </>
  );
}

function Pairs({ pairs }: { pairs: EventPageModel['facts'] }) {
  return (
    <SummaryList
      classes="govuk-summary-list--no-border amb-facts-list"
      rows={pairs.map(({ label, value, href }) => ({
        key: { text: label },
        value:
          href === undefined
            ? { text: value }
            : {
                content: (
                  <a class="govuk-link" href={href}>
                    {value}
                  </a>
                ),
              },
      }))}
    />
  );
}

function Outcome({ model }: { model: EventPageModel }) {
  return (
    <Section id="outcome" title="What came of it">
      {model.outcome === null ? (
        <p class="govuk-body amb-muted">No outcome is recorded yet.</p>
      ) : (
        <Pairs pairs={model.outcome} />
      )}
      {model.pathway !== null && (
        <Details summaryText="Safeguarding or notifiable incident?">
          <p class="govuk-body">{model.pathway.words}</p>
          <ul class="govuk-list govuk-list--bullet">
            {model.pathway.answers.map((answer) => (
              <li>{answer}</li>
            ))}
          </ul>
        </Details>
      )}
    </Section>
  );
}

function Duplicates({ model }: { model: EventPageModel }) {
  return (
    <Section id="duplicates" title="May tell of the same">
      <ul class="govuk-list">
        {model.duplicates.map((duplicate) => (
          <li class="amb-duplicate">
            <a class="govuk-link" href={duplicate.href}>
              {duplicate.text}
            </a>
            <span class="amb-cell-note">{duplicate.why}</span>
            <form method="post" action={paths.merge(model.eventId)}>
              <input type="hidden" name="version" value={model.version} />
              <input type="hidden" name="into" value={duplicate.eventId} />
              <input type="hidden" name="why" value={`It tells of the same: ${duplicate.why}`} />
              <input type="hidden" name="other" value={duplicate.eventId} />
              <div class="amb-button-row">
                <button type="submit" class="govuk-button govuk-button--secondary amb-button--compact">
                  Merge this into it
                </button>
                <button
                  type="submit"
                  formaction={paths.notSame(model.eventId)}
                  class="govuk-button govuk-button--secondary amb-button--compact"
                >
                  Not the same
                </button>
              </div>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ model }: { model: EventPageModel }) {
  return (
    <Section id="history" title="Changes">
      {model.changes.length === 0 ? (
        <p class="govuk-body amb-muted">Nothing was changed since it was recorded.</p>
      ) : (
        <ol class="govuk-list amb-changes">
          {model.changes.map((change) => (
            <li>
              <strong>{change.title}</strong> <span class="amb-cell-note">{change.when}</span>
              {change.why !== '' && <p class="govuk-body-s">{change.why}</p>}
              {change.fields.length > 0 && (
                <dl class="amb-changed">
                  {change.fields.map((field) => (
                    <>
                      <dt>{field.label}</dt>
                      <dd>
                        <del>{field.before}</del> <ins>{field.after}</ins>
                      </dd>
                    </>
                  ))}
                </dl>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
