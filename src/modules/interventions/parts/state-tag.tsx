import { Tag } from '../../../platform/govuk/index.ts';
import { STATE_NAMES, type State } from '../rules/states.ts';

const COLOURS: Record<State, string> = {
  proposed: 'govuk-tag--yellow',
  open: 'govuk-tag--blue',
  ended: 'govuk-tag--green',
  declined: 'govuk-tag--grey',
  cancelled: 'govuk-tag--grey',
};

/** The state of an intervention; "Overdue" beside an open one that is late. */
export function StateTag({ state, overdue = false }: { state: State; overdue?: boolean }) {
  return (
    <>
      <Tag text={STATE_NAMES[state]} classes={COLOURS[state]} />
      {overdue && (
        <>
          {' '}
          <Tag text="Overdue" classes="govuk-tag--red" />
        </>
      )}
    </>
  );
}
