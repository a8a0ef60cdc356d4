import { Tag } from '../../../platform/govuk/index.ts';
import { PLACING_WORDS, type PlacingState } from '../rules/placing-state.ts';

const COLOURS: Record<PlacingState, string> = {
  open: 'govuk-tag--green',
  restricted: 'govuk-tag--orange',
  embargo: 'govuk-tag--red',
};

/** Whether people may be placed, as a word on a colour. */
export function PlacingTag({ state }: { state: PlacingState }) {
  return <Tag text={PLACING_WORDS[state].name} classes={COLOURS[state]} />;
}
