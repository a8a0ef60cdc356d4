import type { FieldError } from '../../../../kernel/parsed.ts';
import { InsetText } from '../../../../platform/govuk/index.ts';
import type { AuthorityRow } from '../../queries/fetch-authority.ts';
import { paths } from '../../routes.ts';
import type { CouncilFormValues } from './presenter.ts';
import { CouncilForm } from './view.tsx';

/** The council's details; after a clash, with what somebody else saved meanwhile. */
export function CouncilPage({
  values,
  errors,
  saved,
}: {
  values: CouncilFormValues;
  errors: FieldError[];
  saved?: AuthorityRow;
}) {
  return (
    <>
      <h1 class="govuk-heading-l">Council</h1>
      {saved === undefined ? null : (
        <InsetText
          text={`Saved now: ${saved.name}; area ${saved.area.join(', ')}; wordmark ${saved.brand.wordmark ?? ''}.`}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.officers()}>
          Officers
        </a>
      </p>
      <CouncilForm action={paths.council()} submit="Save the council" values={values} errors={errors} />
    </>
  );
}
