import { DownloadLinks, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { PeopleTabs } from '../../parts/people-tabs.tsx';
import { paths } from '../../routes.ts';
import type { Matrix } from './presenter.ts';

/** Who may do what: each role in sentences, then every permission against every role. */
export function RolesPage({ matrix }: { matrix: Matrix }) {
  return (
    <>
      <PageHeading
        title="Roles and permissions"
        lead="What each role lets a person do. It is the same in every council, and holds for pages, files, figures, the search and the command line alike."
      />
      <PeopleTabs current="roles" administers />
      <Section id="by-role" title="By role">
        <div class="amb-columns amb-roles">
          {matrix.roles.map((role) => (
            <details class="govuk-details amb-role" id={`role-${role.role}`}>
              <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{role.name}</span>
              </summary>
              <div class="govuk-details__text">
                <p class="govuk-body-s">{role.purpose} May:</p>
                <ul class="govuk-list govuk-list--bullet govuk-body-s">
                  {role.allows.map((allows) => (
                    <li>{allows}</li>
                  ))}
                </ul>
              </div>
            </details>
          ))}
        </div>
      </Section>
      <Section
        id="table"
        title="The whole table"
        action={<DownloadLinks what="roles and permissions" csv={paths.rolesDownload()} />}
      >
        <MatrixTable matrix={matrix} />
      </Section>
    </>
  );
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  return (
    <div class="amb-table-scroll amb-matrix" tabIndex={0} role="region" aria-labelledby="matrix-caption">
      <table class="govuk-table amb-table" id="matrix">
        <caption class="govuk-visually-hidden" id="matrix-caption">
          Every permission against every role
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header amb-matrix__what">
              Lets a person
            </th>
            {matrix.roles.map(({ name }) => (
              <th scope="col" class="govuk-table__header amb-matrix__role">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {matrix.rooms.map(({ room, permissions }) => (
          <tbody class="govuk-table__body">
            <tr class="govuk-table__row amb-matrix__room">
              <th scope="rowgroup" class="govuk-table__header" colSpan={matrix.roles.length + 1}>
                {room}
              </th>
            </tr>
            {permissions.map(({ allows, held }) => (
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header amb-matrix__what">
                  {allows.charAt(0).toUpperCase() + allows.slice(1)}
                </th>
                {held.map((holds) => (
                  <td class="govuk-table__cell amb-matrix__cell">
                    {holds ? (
                      <>
                        <span class="amb-matrix__yes" aria-hidden="true">
                          ✓
                        </span>
                        <span class="govuk-visually-hidden">Yes</span>
                      </>
                    ) : (
                      <span class="govuk-visually-hidden">No</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
