import type { ComponentChildren } from 'preact';

/** A wide main column with a narrower one beside it; under it on a small screen. */
export function Columns({ children, aside }: { children: ComponentChildren; aside: ComponentChildren }) {
  return (
    <div class="amb-split">
      <div class="amb-split__main">{children}</div>
      <div class="amb-split__aside">{aside}</div>
    </div>
  );
}

/** A titled part of an officer's page. */
export function Section(props: {
  id: string;
  title: string;
  children: ComponentChildren;
  /** At the right of the title, say a link to everything. */
  action?: ComponentChildren;
}) {
  return (
    <section class="amb-section" aria-labelledby={`${props.id}-title`}>
      <div class="amb-section__head">
        <h2 class="govuk-heading-m amb-section__title" id={`${props.id}-title`}>
          {props.title}
        </h2>
        {props.action && <div class="amb-section__action">{props.action}</div>}
      </div>
      {props.children}
    </section>
  );
}
