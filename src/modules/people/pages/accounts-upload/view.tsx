import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, DataTable, FileUpload, Tag } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { AccountLine } from '../../rules/account-rows.ts';
import { paths } from '../../routes.ts';
import { fieldOfPeople } from './read-people.ts';

/** Where a file of people is uploaded, and what it must look like. */
export function PeopleUploadPage({ errors }: { errors: FieldError[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Invite several people</h1>
      <p class="govuk-body">
        Upload a list with a heading above each column. You see what each row would become before anybody is
        invited.
      </p>
      <DataTable
        id="example"
        caption="What the file looks like"
        columns={['Name', 'E-mail', 'Roles', 'Teams', 'Caseload', 'CQC provider id'].map((text) => ({
          text,
        }))}
        rows={[
          [
            'Priya Shah',
            'priya.shah@council.example',
            'Contracts officer; Analyst',
            'Older people',
            'yes',
            '',
          ],
          ['Tom Reed', 'tom.reed@care.example', 'Provider user', '', '', '1-101639127'],
        ].map((cells) => ({ cells }))}
      />
      <p class="govuk-body">
        Teams, Caseload and CQC provider id may be left out. Caseload is “yes” for a new one under the
        person’s name, or the name of an officer who is there already.
      </p>
      <form method="post" action={paths.inviteSeveral()} enctype="multipart/form-data" novalidate>
        <FileUpload
          id="file"
          name="file"
          label={{ text: 'List of people', classes: 'govuk-label--s' }}
          hint={{ text: 'CSV, XLSX or ODS' }}
          errorMessage={errorOf(errors, 'file')}
          attributes={{ accept: '.csv,.xlsx,.ods' }}
        />
        <Button text="See what it says" preventDoubleClick />
      </form>
    </>
  );
}

/** What each row of the file would become, and what is wrong with the others. */
export function PeoplePreviewPage({ lines }: { lines: readonly AccountLine[] }) {
  const good = lines.filter(({ details }) => details !== undefined);
  const wrong = lines.length - good.length;
  return (
    <>
      <h1 class="govuk-heading-l">Check before you invite</h1>
      <p class="govuk-body" id="count">
        {good.length === 1 ? '1 person can be invited' : `${good.length} people can be invited`}
        {wrong > 0 && `; ${wrong === 1 ? '1 row is' : `${wrong} rows are`} wrong and would be left out`}.
      </p>
      <DataTable
        id="people"
        caption="People of the file"
        captionHidden
        columns={[
          { text: 'Name' },
          { text: 'E-mail' },
          { text: 'Roles' },
          { text: 'Teams' },
          { text: 'Caseload' },
          { text: 'Result' },
        ]}
        rows={lines.map(({ cells, problems }) => ({
          cells: [
            cells.name || 'No name',
            cells.email,
            cells.roles,
            cells.teams,
            cells.caseload || cells.provider,
            problems.length === 0 ? (
              <Tag text="Will be invited" classes="govuk-tag--green amb-nowrap" />
            ) : (
              <Problems problems={problems} />
            ),
          ],
        }))}
      />
      {good.length > 0 && (
        <form method="post" action={paths.inviteSeveralNow()}>
          <input type="hidden" name="people" value={fieldOfPeople(good.map(({ cells }) => cells))} />
          <Button
            text={good.length === 1 ? 'Invite 1 person' : `Invite ${good.length} people`}
            preventDoubleClick
          />
        </form>
      )}
    </>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <>
      <Tag text="Left out" classes="govuk-tag--red amb-nowrap" />
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {problems.map((problem) => (
          <li>{problem}</li>
        ))}
      </ul>
    </>
  );
}
