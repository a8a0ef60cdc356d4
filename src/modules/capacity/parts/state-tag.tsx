import { Tag } from '../../../platform/govuk/index.ts';
import { STATE_WORDS, type ReturnState } from '../rules/return-states.ts';

const COLOUR: Readonly<Record<ReturnState, string>> = {
  'not-asked': 'govuk-tag--grey',
  asked: 'govuk-tag--blue',
  'in-hand': 'govuk-tag--blue',
  late: 'govuk-tag--red',
  sent: 'govuk-tag--green',
  queried: 'govuk-tag--yellow',
  accepted: 'govuk-tag--green',
};

/** How a return stands, as a word in its colour. */
export function StateTag({ state }: { state: ReturnState }) {
  return <Tag text={STATE_WORDS[state]} classes={`amb-nowrap ${COLOUR[state]}`} />;
}
