import { Button, DataTable } from '../../../../platform/govuk/index.ts';
import { paths } from '../../intake/paths.ts';
import type { RefusedRow } from './presenter.ts';

/** Mails that wait in the mailbox because they could not be taken in. */
export function RefusedMails({ mails, total }: { mails: RefusedRow[]; total: number }) {
  if (total === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Mail that could not be taken in</h2>
      <p class="govuk-body">
        It is in the mailbox, unread. Mend the cause and try again, or deal with it there and take it from
        this list.
      </p>
      <DataTable
        id="refused"
        caption={
          total > mails.length
            ? `The newest ${mails.length} of ${total.toLocaleString('en-GB')}`
            : 'Mail that could not be taken in'
        }
        captionHidden={total <= mails.length}
        columns={[
          { text: 'Received', classes: 'amb-nowrap' },
          { text: 'From' },
          { text: 'Size', format: 'numeric' },
          { text: 'Why' },
          { text: 'What to do', hidden: true },
        ]}
        rows={mails.map((mail) => ({
          cells: [mail.received, mail.sender, mail.size, mail.why, <Acts mail={mail} />],
        }))}
      />
      {mails.length > 1 ? (
        <form method="post" action={paths.mailAgain()}>
          <input type="hidden" name="mail" value="all" />
          <Button text="Try all of them again" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      ) : null}
    </>
  );
}

function Acts({ mail }: { mail: RefusedRow }) {
  const { mailId, received, again, canTry } = mail;
  const about = <span class="govuk-visually-hidden"> the mail of {received}</span>;
  if (again) return <>Being tried again</>;
  return (
    <>
      {canTry ? (
        <form method="post" action={paths.mailAgain()}>
          <input type="hidden" name="mail" value={mailId} />
          <Button
            content={<>Try again{about}</>}
            classes="govuk-button--secondary govuk-!-margin-bottom-1"
            preventDoubleClick
          />
        </form>
      ) : null}
      <form method="post" action={paths.mailGivenUp()}>
        <input type="hidden" name="mail" value={mailId} />
        <Button
          content={<>Take from this list{about}</>}
          classes="govuk-button--secondary govuk-!-margin-bottom-1"
          preventDoubleClick
        />
      </form>
    </>
  );
}
