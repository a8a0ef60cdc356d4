import type { Rag } from '../../../kernel/rating.ts';
import { RagTag, Tag } from '../../../platform/govuk/index.ts';

/** A colour, or in words that it is not known. */
export function ColourTag({ rag }: { rag: Rag | null }) {
  return rag === null ? <Tag text="Not known" classes="govuk-tag--grey amb-nowrap" /> : <RagTag rag={rag} />;
}
