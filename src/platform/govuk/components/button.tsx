import { classes, words, type Dressed, type Words } from './params.ts';

export interface ButtonProps extends Words, Dressed {
  id?: string;
  /** A link that looks like a button; without it, a real button. */
  href?: string;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string | number;
  disabled?: boolean;
  isStartButton?: boolean;
  preventDoubleClick?: boolean;
}

/** govukButton: a button, or with `href` a link that looks like one. */
export function Button(props: ButtonProps) {
  const common = {
    class: classes('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...props.attributes,
    id: props.id || undefined,
  };
  const label = props.content && props.isStartButton ? <span>{props.content}</span> : words(props);
  if (props.href) {
    return (
      <a href={props.href} role="button" draggable={false} {...common}>
        {label}
        {props.isStartButton && <StartIcon />}
      </a>
    );
  }
  return (
    <button
      type={props.type || 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={Boolean(props.disabled)}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...common}
    >
      {label}
      {props.isStartButton && <StartIcon />}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
