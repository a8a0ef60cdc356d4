import type { ComponentChildren } from 'preact';

export interface PageHeadingProps {
  title: string;
  /** What kind of thing it is, above the title: "Care home, Meadow Care Ltd". */
  caption?: ComponentChildren;
  /** Tags beside the title: RAG, rating. */
  tags?: ComponentChildren;
  /** One sentence under the title. */
  lead?: ComponentChildren;
  /** Buttons and links at the right; see ActionBar for a bar of them. */
  actions?: ComponentChildren;
}

/** The top of a page: its only h1, what it is about, and what can be done here. */
export function PageHeading(props: PageHeadingProps) {
  return (
    <div class="amb-heading">
      <div class="amb-heading__words">
        {props.caption && <p class="amb-heading__caption">{props.caption}</p>}
        <h1 class="govuk-heading-l amb-heading__title">{props.title}</h1>
        {props.tags && <div class="amb-heading__tags">{props.tags}</div>}
        {props.lead && <p class="amb-heading__lead">{props.lead}</p>}
      </div>
      {props.actions && <div class="amb-heading__actions">{props.actions}</div>}
    </div>
  );
}
