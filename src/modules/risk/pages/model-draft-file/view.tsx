import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, FileUpload } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';

/** The whole draft as JSON, for those who would rather write it than fill in forms. */
export function FilePage(props: { draft: LoadedDraft; text: string; problems: readonly FieldError[] }) {
  const { draft, text, problems } = props;
  return (
    <DraftFrame draft={draft} tab="file" title="The draft as a file">
      {problems.length > 0 && (
        <DataTable
          id="problems"
          caption="What is wrong with the file"
          columns={[{ text: 'Place' }, { text: 'Problem' }]}
          rows={problems.map(({ field, message }) => ({ cells: [field, message] }))}
        />
      )}
      <form
        method="post"
        action={paths.draft(draft.draftId, 'file')}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="version" value={draft.version} />
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'Make the draft what a file says', classes: 'govuk-label--s' }}
          hint={{ text: 'JSON as in the download, 1 MB at most. Everything in the draft is replaced' }}
          errorMessage={errorOf(
            problems.length > 0 ? [{ field: 'file', message: problems[0]!.message }] : [],
            'file',
          )}
          attributes={{ accept: '.json,application/json' }}
        />
        <Button text="Upload" preventDoubleClick />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.draft(draft.draftId, 'file/download')}>
          Download the draft as JSON
        </a>
      </p>
      <div class="amb-table-scroll" tabindex={0} role="region" aria-label="The draft as JSON">
        <pre class="amb-code">{text}</pre>
      </div>
    </DraftFrame>
  );
}
