import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Radios } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import type { AddModel } from './presenter.ts';

/** What can be added to a draft. */
export function AddPage({
  draft,
  page,
  errors,
}: {
  draft: LoadedDraft;
  page: AddModel;
  errors: FieldError[];
}) {
  const items = (all: AddModel['indicators']) =>
    all.map(({ value, text, hint }) => ({ value, text, hint: { text: hint } }));
  return (
    <DraftFrame draft={draft} tab="contents" title="Add an indicator or a floor">
      <form method="post" action={paths.draft(draft.draftId, 'add')} novalidate>
        <input type="hidden" name="version" value={draft.version} />
        <Radios
          idPrefix="part"
          name="part"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What to add', classes: 'govuk-fieldset__legend--m' } }}
          hint={{ text: 'It comes with bands and words to begin with, which you can change next' }}
          errorMessage={errorOf(errors, 'part')}
          items={[
            ...items(page.indicators),
            page.indicators.length > 0 && page.floors.length > 0 && { divider: 'Floors' },
            ...items(page.floors),
          ]}
        />
        <Button text="Add it" preventDoubleClick />
      </form>
    </DraftFrame>
  );
}
