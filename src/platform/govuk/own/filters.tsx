import type { ComponentChildren } from 'preact';

interface FilterChip {
  /** "Type: Care home". */
  text: string;
  /** The same list without this filter. */
  removeHref: string;
}

export interface FiltersProps {
  /** The list's path. The form is a GET, so that the list keeps its state in its address. */
  action: string;
  /** Fields of the kit: Input, Select, Checkboxes small, ... laid out in a grid. */
  children: ComponentChildren;
  /** What is filtered now, each with a way to take it off. */
  chips?: FilterChip[];
  /** Parameters to keep that are not fields here, say `sort`. */
  keep?: Record<string, string | undefined>;
  clearHref?: string;
  summary?: string;
  /** Open by default; the script closes it on a narrow screen. */
  open?: boolean;
  /** Stays open on a narrow screen too: a field in it has an error. */
  keepOpen?: boolean;
}

/** The filters of a list, above it: a form of fields, and what is in force as chips that can be taken off. */
export function Filters(props: FiltersProps) {
  const chips = props.chips ?? [];
  return (
    <div class="amb-filters">
      <details
        class="amb-filters__details"
        open={props.open ?? true}
        data-closes-when-narrow={props.keepOpen ? undefined : ''}
      >
        <summary class="amb-filters__summary">{props.summary ?? 'Filter this list'}</summary>
        <form class="amb-filters__form" method="get" action={props.action}>
          {Object.entries(props.keep ?? {}).map(
            ([name, value]) => value && <input type="hidden" name={name} value={value} />,
          )}
          <div class="amb-filters__fields">{props.children}</div>
          <div class="amb-filters__buttons">
            <button type="submit" class="govuk-button amb-button--compact" data-module="govuk-button">
              Apply filters
            </button>
            <a class="govuk-link govuk-link--no-visited-state" href={props.clearHref ?? props.action}>
              Clear filters
            </a>
          </div>
        </form>
      </details>
      {chips.length > 0 && (
        <ul class="amb-chips" aria-label="Filters in force">
          {chips.map((chip) => (
            <li>
              <a class="amb-chip" href={chip.removeHref}>
                <span class="govuk-visually-hidden">Remove filter </span>
                {chip.text}
                <span class="amb-chip__cross" aria-hidden="true">
                  ×
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
