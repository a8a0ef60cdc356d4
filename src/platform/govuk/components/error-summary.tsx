import type { ComponentChildren } from 'preact';
import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface ErrorSummaryItem extends Words {
  href?: string;
  attributes?: Attributes;
}

export interface ErrorSummaryProps extends Dressed {
  titleText?: string;
  titleContent?: ComponentChildren;
  descriptionText?: string;
  descriptionContent?: ComponentChildren;
  errorList?: ErrorSummaryItem[];
  disableAutoFocus?: boolean;
  children?: ComponentChildren;
}

/** govukErrorSummary. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const description = props.children ?? (props.descriptionContent || props.descriptionText);
  return (
    <div
      class={classes('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child of what the script focuses: together they race, and a screen reader then misses the errors. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.titleContent || props.titleText}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {Boolean(props.errorList?.length) && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList?.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {words(item)}
                    </a>
                  ) : (
                    words(item)
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
