import { DifferenceTable, DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { ModelDifference } from '../../rules/draft-differences.ts';

/** What a draft says otherwise than the model that it was made from. */
export function DifferencesPage(props: {
  draft: LoadedDraft;
  before: string;
  differences: ModelDifference[];
}) {
  const { draft, before, differences } = props;
  return (
    <DraftFrame draft={draft} tab="differences" title="Differences">
      <DifferenceTable
        id="differences"
        caption={`This draft against ${before}`}
        before="Now"
        now="In this draft"
        differences={differences}
        empty="The draft says all that the model says which it was made from."
      />
    </DraftFrame>
  );
}
