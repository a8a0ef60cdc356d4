import { Tag } from '../../../platform/govuk/index.ts';
import type { Confidentiality } from '../rules/event.ts';
import { CONFIDENTIALITY_WORDS, STATE_WORDS } from '../rules/event-words.ts';
import type { State } from '../rules/states.ts';

const STATE_CLASSES: Readonly<Record<State, string>> = {
  new: 'govuk-tag--blue',
  open: 'govuk-tag--yellow',
  closed: 'govuk-tag--grey',
  merged: 'govuk-tag--grey',
  split: 'govuk-tag--grey',
  withdrawn: 'govuk-tag--grey',
};

export const StateTag = ({ state }: { state: State }) => (
  <Tag text={STATE_WORDS[state]} classes={STATE_CLASSES[state]} />
);

/** Who may read it, where not everybody who reads the log may. */
export function ConfidentialityTag({ confidentiality }: { confidentiality: Confidentiality }) {
  if (confidentiality === 'open') return null;
  return <Tag text={CONFIDENTIALITY_WORDS[confidentiality].name} classes="govuk-tag--purple" />;
}

/** How bad, as a number in five steps that also fill; never by colour alone. */
export function SeverityMark({ severity, name }: { severity: number; name: string }) {
  return (
    <span class={`amb-severity amb-severity--${severity}`}>
      <svg viewBox="0 0 40 12" width="40" height="12" aria-hidden="true" focusable="false">
        {[1, 2, 3, 4, 5].map((step) => (
          <rect
            x={(step - 1) * 8}
            y={12 - step * 2.4}
            width="6"
            height={step * 2.4}
            class={step <= severity ? 'amb-severity__on' : 'amb-severity__off'}
          />
        ))}
      </svg>{' '}
      {severity} {name}
    </span>
  );
}
