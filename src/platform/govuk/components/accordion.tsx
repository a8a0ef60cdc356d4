import { classes, hasWords, words, type Attributes, type Dressed, type Words } from './params.ts';

interface AccordionItem {
  heading: Words;
  summary?: Words;
  content: Words;
  expanded?: boolean;
}

export interface AccordionProps extends Dressed {
  id: string;
  headingLevel?: number | string;
  items: (AccordionItem | null | undefined | false)[];
  rememberExpanded?: boolean;
  hideAllSectionsText?: string;
  hideSectionText?: string;
  hideSectionAriaLabelText?: string;
  showAllSectionsText?: string;
  showSectionText?: string;
  showSectionAriaLabelText?: string;
}

/** govukAccordion. */
export function Accordion(props: AccordionProps) {
  return (
    <div
      class={classes('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      {...translations(props)}
      data-remember-expanded={props.rememberExpanded}
      {...props.attributes}
    >
      {props.items.map(
        (item, i) =>
          item && <Section item={item} id={props.id} index={i + 1} level={props.headingLevel || 2} />,
      )}
    </div>
  );
}

function Section(props: { item: AccordionItem; id: string; index: number; level: number | string }) {
  const { item, id, index } = props;
  const Heading = `h${props.level}` as 'h2';
  return (
    <div class={classes('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}>
      <div class="govuk-accordion__section-header">
        <Heading class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${index}`}>
            {words(item.heading)}
          </span>
        </Heading>
        {hasWords(item.summary) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${index}`}>
            {words(item.summary)}
          </div>
        )}
      </div>
      <div id={`${id}-content-${index}`} class="govuk-accordion__section-content">
        {item.content?.content || (item.content?.text && <p class="govuk-body">{item.content.text}</p>)}
      </div>
    </div>
  );
}

function translations(props: AccordionProps): Attributes {
  return {
    'data-i18n.hide-all-sections': props.hideAllSectionsText || undefined,
    'data-i18n.hide-section': props.hideSectionText || undefined,
    'data-i18n.hide-section-aria-label': props.hideSectionAriaLabelText || undefined,
    'data-i18n.show-all-sections': props.showAllSectionsText || undefined,
    'data-i18n.show-section': props.showSectionText || undefined,
    'data-i18n.show-section-aria-label': props.showSectionAriaLabelText || undefined,
  };
}
