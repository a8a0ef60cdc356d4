import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  ErrorMessage,
  InsetText,
  Tag,
  Textarea,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../../market/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import type { PublishModel } from './presenter.ts';

/** Puts a draft in force from a day on. */
export function PublishPage(props: { draft: LoadedDraft; page: PublishModel; errors: FieldError[] }) {
  const { draft, page, errors } = props;
  return (
    <DraftFrame draft={draft} tab="publish" title="Publish">
      {page.newer !== '' && <WarningText text={page.newer} />}
      <Trials draft={draft} page={page} errors={errors} />
      <InsetText text="A published model is never changed, only followed by another. It can be withdrawn until the day before it begins. Days before it stay rated by the models of their day." />
      <form method="post" action={paths.draft(draft.draftId, 'publish')} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <DayInput
          name="day"
          legend="First day of the model"
          hint="Today or later. For example, 1 12 2026"
          value={page.day}
          errors={errors}
        />
        <Textarea
          id="reason"
          name="reason"
          rows={4}
          label={{ text: 'Why the model changes', classes: 'govuk-label--s' }}
          hint={{ text: 'Everybody who sees a colour can read it. No names of people or services' }}
          value={page.reason}
          errorMessage={errorOf(errors, 'reason')}
        />
        {!page.backTested && (
          <Textarea
            id="withoutBackTest"
            name="withoutBackTest"
            rows={2}
            label={{ text: 'Why it is published without a back-test', classes: 'govuk-label--s' }}
            hint={{ text: 'Leave it empty and back-test the draft first, unless there is a reason not to' }}
            value={page.withoutBackTest}
            errorMessage={errorOf(errors, 'withoutBackTest')}
          />
        )}
        <Button text="Publish the model" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}

function Trials({ draft, page, errors }: { draft: LoadedDraft; page: PublishModel; errors: FieldError[] }) {
  const line = (done: boolean, kind: 'simulation' | 'back-test', text: string) => (
    <li>
      <Tag text={done ? 'Done' : 'To do'} classes={done ? 'govuk-tag--green' : 'govuk-tag--grey'} />{' '}
      <a class="govuk-link" href={paths.draft(draft.draftId, kind)}>
        {text}
      </a>
    </li>
  );
  const wrong = errorOf(errors, 'simulate');
  return (
    <div id="simulate" tabindex={-1}>
      {wrong !== undefined && <ErrorMessage text={wrong.text} />}
      <ul class="govuk-list" aria-label="Before it can be published">
        {line(page.simulated, 'simulation', "Simulate the draft as it is on today's services")}
        {line(page.backTested, 'back-test', 'Back-test the draft as it is on the past')}
      </ul>
    </div>
  );
}
