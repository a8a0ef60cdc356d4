import type { ComponentChildren } from 'preact';

export interface EmptyStateProps {
  /** "No reviews are due". */
  title: string;
  /** What would be here and how it comes to be. */
  children?: ComponentChildren;
  action?: { text: string; href: string };
  headingLevel?: 2 | 3;
}

/** What an empty list says: what would be in it, and how to put it there. */
export function EmptyState(props: EmptyStateProps) {
  const Heading = `h${props.headingLevel ?? 2}` as 'h2';
  return (
    <div class="amb-empty">
      <svg
        class="amb-empty__mark"
        viewBox="0 0 40 40"
        width="40"
        height="40"
        aria-hidden="true"
        focusable="false"
      >
        <rect
          x="1"
          y="1"
          width="38"
          height="38"
          rx="8"
          fill="none"
          stroke="currentColor"
          stroke-dasharray="4 3"
        />
        <path d="M12 15h16M12 20h16M12 25h9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
      </svg>
      <div>
        <Heading class="govuk-heading-s amb-empty__title">{props.title}</Heading>
        {props.children && <div class="govuk-body-s amb-empty__text">{props.children}</div>}
        {props.action && (
          <p class="govuk-body-s amb-empty__action">
            <a class="govuk-link" href={props.action.href}>
              {props.action.text}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
