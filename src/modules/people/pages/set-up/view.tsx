import type { FieldError } from '../../../../kernel/parsed.ts';
import { paths } from '../../routes.ts';
import type { CouncilFormValues } from '../council/presenter.ts';
import { CouncilForm } from '../council/view.tsx';

/** The first page of a new installation: one form, and what comes after it. */
export function SetUpPage({ values, errors }: { values: CouncilFormValues; errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Set up your council</h1>
      <p class="govuk-body-l">
        Tell Amberley whose market it oversees. You can change all of this later, and no data is lost when you
        do.
      </p>
      <CouncilForm action={paths.setUp()} submit="Set up the council" values={values} errors={errors} />
    </>
  );
}
