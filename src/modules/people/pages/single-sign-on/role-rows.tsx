import type { FieldError } from '../../../../kernel/parsed.ts';
import { ErrorMessage } from '../../../../platform/govuk/index.ts';
import { ROLES_BY_CLAIM } from '../../sign-on/claims.ts';
import type { SignOnForm } from './presenter.ts';

/** Which value of the role claim gives which role: rows to fill, with some to spare. */
export function RoleRows({ rows, errors }: { rows: SignOnForm['rows']; errors: FieldError[] }) {
  return (
    <>
      <p class="govuk-body" id="rows-hint">
        What the claim says on the left gives the role on the right, anew at each sign-in. Leave rows empty
        that you do not need; save to get more.
      </p>
      <div class="amb-table-scroll" tabIndex={0} role="region" aria-label="Values and roles">
        <table class="govuk-table">
          <caption class="govuk-visually-hidden">Values of the role claim and the roles they give</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Value of the claim
              </th>
              <th scope="col" class="govuk-table__header">
                Role in Amberley
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {rows.map((row, i) => (
              <tr class="govuk-table__row">
                <td class="govuk-table__cell">
                  <Value row={i} value={row.value} errors={errors} />
                </td>
                <td class="govuk-table__cell">
                  <Role row={i} role={row.role} errors={errors} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface CellProps {
  row: number;
  errors: FieldError[];
}

const messageOf = (errors: FieldError[], field: string) =>
  errors.find((error) => error.field === field)?.message;

function Value({ row, value, errors }: CellProps & { value: string }) {
  const id = `value-${row}`;
  const message = messageOf(errors, id);
  return (
    <>
      {message === undefined ? null : <ErrorMessage id={`${id}-error`} text={message} />}
      <input
        class={message === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        name={id}
        value={value}
        spellcheck={false}
        aria-label={`Value of the claim, row ${row + 1}`}
        aria-describedby={message === undefined ? undefined : `${id}-error`}
      />
    </>
  );
}

function Role({ row, role, errors }: CellProps & { role: string }) {
  const id = `role-${row}`;
  const message = messageOf(errors, id);
  return (
    <>
      {message === undefined ? null : <ErrorMessage id={`${id}-error`} text={message} />}
      <select
        class={message === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        name={id}
        aria-label={`Role in Amberley, row ${row + 1}`}
        aria-describedby={message === undefined ? undefined : `${id}-error`}
      >
        <option value="">Choose a role</option>
        {ROLES_BY_CLAIM.map((each) => (
          <option value={each.role} selected={each.role === role}>
            {each.name}
          </option>
        ))}
      </select>
    </>
  );
}
