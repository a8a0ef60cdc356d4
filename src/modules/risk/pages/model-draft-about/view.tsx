import { Button, Checkboxes, Input, Radios, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame, Overtaken } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { Refused } from '../../parts/save-draft-edit.ts';
import { paths } from '../../routes.ts';
import type { AboutModel } from './presenter.ts';

/** What a model is called, where it comes from, and whom it is for. */
export function AboutPage(props: { draft: LoadedDraft; page: AboutModel; refused: Refused | null }) {
  const { draft, page, refused } = props;
  const errors = refused?.errors ?? [];
  return (
    <DraftFrame draft={draft} tab="contents" title="Name and kinds of service">
      {refused?.overtaken && <Overtaken {...refused.overtaken} />}
      <form method="post" action={paths.draft(draft.draftId, 'about')} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <Input
          id="name"
          name="name"
          label={{ text: 'Name', classes: 'govuk-label--s' }}
          value={page.name}
          errorMessage={errorOf(errors, 'name')}
        />
        <Textarea
          id="source"
          name="source"
          rows={4}
          label={{ text: 'Where it comes from', classes: 'govuk-label--s' }}
          hint={{
            text: 'What it is built on, and what it leaves out. Everybody who sees a colour can read it',
          }}
          value={page.source}
          errorMessage={errorOf(errors, 'source')}
        />
        <Radios
          idPrefix="whom"
          name="whom"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'For which kinds of service', classes: 'govuk-fieldset__legend--s' } }}
          value={page.whom}
          errorMessage={errorOf(errors, 'whom')}
          items={[
            { value: 'others', text: 'Every kind that no other model names' },
            {
              value: 'these',
              text: 'These kinds',
              conditional: {
                content: (
                  <Checkboxes
                    idPrefix="kinds"
                    name="kinds"
                    classes="govuk-checkboxes--small"
                    fieldset={{ legend: { text: 'Kinds of service', classes: 'govuk-visually-hidden' } }}
                    items={page.kinds}
                  />
                ),
              },
            },
          ]}
        />
        <Button text="Save" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}
