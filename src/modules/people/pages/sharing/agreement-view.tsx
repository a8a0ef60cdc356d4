import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, PageHeading, SummaryList, Tag, Textarea } from '../../../../platform/govuk/index.ts';
import { NEVER_SHARED } from '../../rules/sharing-levels.ts';
import type { AgreementPageModel } from './presenter.ts';

/** One agreement: what it says, how it came about, and what this council may do with it. */
export function AgreementPage(props: { model: AgreementPageModel; why: string; errors: FieldError[] }) {
  const { model, errors } = props;
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found === undefined ? undefined : { text: found.message };
  };
  const ends = model.acts.filter(({ withReason }) => withReason);
  return (
    <>
      <PageHeading title={model.title} tags={<Tag text={model.standing} />} lead={model.lead} />
      <SummaryList
        rows={model.rows.map(({ label, value }) => ({ key: { text: label }, value: { text: value } }))}
      />
      <p class="govuk-body">{NEVER_SHARED}</p>
      <div id="act">
        {model.acts
          .filter(({ withReason }) => !withReason)
          .map(({ act, text }) => (
            <form method="post" action={model.action}>
              <input type="hidden" name="act" value={act} />
              <Button text={text} />
            </form>
          ))}
        {model.changeHref !== null && (
          <p class="govuk-body">
            <a class="govuk-link" href={model.changeHref}>
              Change what it shows, or until when
            </a>
          </p>
        )}
        {ends.map(({ act, text }) => (
          <form method="post" action={model.action} novalidate>
            <h2 class="govuk-heading-m">{text}</h2>
            <input type="hidden" name="act" value={act} />
            <Textarea
              id="why"
              name="why"
              rows={3}
              label={{ text: 'Why' }}
              hint={{ text: 'Both councils see this. It takes effect at once.' }}
              value={props.why}
              errorMessage={errorOf('why')}
            />
            <Button text={text} classes="govuk-button--warning" />
          </form>
        ))}
      </div>
    </>
  );
}
