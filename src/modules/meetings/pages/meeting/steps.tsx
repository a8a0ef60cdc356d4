import { Button, Details, InsetText, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { MeetingModel } from './presenter.ts';

/** The steps that a meeting can take, and corrections of minutes that are approved. */
export function Steps({ model }: { model: MeetingModel }) {
  const failed = errorOf(model.errors, 'step');
  return (
    <>
      {model.steps.length > 0 && (
        <form
          method="post"
          action={paths.step(model.meetingId)}
          class="govuk-button-group"
          id="step"
          tabindex={-1}
        >
          {failed && <p class="govuk-error-message">{failed.text}</p>}
          <input type="hidden" name="version" value={model.version} />
          {model.steps.map(({ act, text }, i) => (
            <Button
              text={text}
              name="do"
              value={act}
              classes={i === 0 ? 'amb-button--compact' : 'govuk-button--secondary amb-button--compact'}
            />
          ))}
        </form>
      )}
      {model.corrections.map(({ words, who }) => (
        <InsetText>
          <p class="govuk-body">Correction: {words}</p>
          <p class="govuk-body-s">{who}</p>
        </InsetText>
      ))}
      {model.approved && model.mayRun && (
        <Details summaryText="Note a correction" open={errorOf(model.errors, 'words') !== undefined}>
          <form method="post" action={paths.step(model.meetingId)} novalidate>
            <Textarea
              id="words"
              name="words"
              rows={3}
              label={{ text: 'What is wrong, and what is right' }}
              hint={{ text: 'The approved minutes stay as they are. The correction stands with them' }}
              value={model.typed.words}
              errorMessage={errorOf(model.errors, 'words')}
            />
            <Button text="Note the correction" name="do" value="correct" />
          </form>
        </Details>
      )}
    </>
  );
}
