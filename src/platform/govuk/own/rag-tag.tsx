import type { Rag } from '../../../kernel/rating.ts';
import { classes } from '../components/params.ts';

export interface RagTagProps {
  /** Null where no RAG has been decided. */
  rag: Rag | null;
  /** Bigger, for the top of a service's page. */
  large?: boolean;
}

/** A RAG as a word, a shape and a colour: octagon for red, triangle for amber, circle for green. */
export function RagTag({ rag, large }: RagTagProps) {
  const name = rag?.toLowerCase() ?? 'none';
  return (
    <span class={classes('amb-rag', `amb-rag--${name}`, large && 'amb-rag--large')}>
      <RagShape rag={rag} />
      {rag ?? 'No RAG yet'}
    </span>
  );
}

/** The shape alone, for legends that carry the word themselves. */
export function RagShape({ rag }: { rag: Rag | null }) {
  return (
    <svg
      class="amb-rag__shape"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      {rag === 'Red' && <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />}
      {rag === 'Amber' && <path d="M8 1l7.5 13.5H.5z" />}
      {rag === 'Green' && <circle cx="8" cy="8" r="7" />}
      {rag === null && (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-dasharray="3 2" />
      )}
    </svg>
  );
}
