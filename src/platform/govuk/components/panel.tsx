import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { classes, words, type Dressed, type Words } from './params.ts';

interface PanelAction extends Dressed {
  text: string;
  href?: string;
  type?: 'submit' | 'button' | 'reset';
}

export interface PanelProps extends Words, Dressed {
  titleText?: string;
  titleContent?: ComponentChildren;
  headingLevel?: number | string;
  /** Shown only on a panel with class `govuk-panel--interruption`. */
  actions?: Dressed & { items?: PanelAction[] };
  children?: ComponentChildren;
}

/** govukPanel: what has just been completed, or with class `govuk-panel--interruption` a pause to think. */
export function Panel(props: PanelProps) {
  const interruption = Boolean(props.classes?.includes('govuk-panel--interruption'));
  const Heading = `h${props.headingLevel || 1}` as 'h1';
  const body = props.children ?? words(props);
  return (
    <div
      class={classes('govuk-panel', !interruption && 'govuk-panel--confirmation', props.classes)}
      {...props.attributes}
    >
      <Heading class="govuk-panel__title">{props.titleContent || props.titleText}</Heading>
      {body && <div class="govuk-panel__body">{body}</div>}
      {interruption && props.actions && (
        <div class={classes('govuk-panel__actions', props.actions.classes)} {...props.actions.attributes}>
          {Boolean(props.actions.items?.length) && (
            <div class="govuk-button-group">
              {props.actions.items?.map((action) => (
                <>
                  {' '}
                  <Action action={action} />
                </>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Action({ action }: { action: PanelAction }) {
  if (!action.href || action.type === 'button') {
    return (
      <Button
        text={action.text}
        type={action.type || 'button'}
        classes={classes('govuk-button--inverse', action.classes)}
        href={action.href}
        attributes={action.attributes}
      />
    );
  }
  return (
    <a
      class={classes('govuk-link govuk-link--inverse', action.classes)}
      href={action.href}
      {...action.attributes}
    >
      {action.text}
    </a>
  );
}
