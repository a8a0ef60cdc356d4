import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  Checkboxes,
  Input,
  PageHeading,
  Radios,
  Tag,
  Textarea,
  WarningText,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../intake/paths.ts';
import type { MailboxForm, MailboxState, RefusedRow } from './presenter.ts';
import { RefusedMails } from './refused-mails.tsx';

interface Props {
  form: MailboxForm;
  errors: FieldError[];
  state: MailboxState;
  refused: RefusedRow[];
  refusedTotal: number;
}

const TAGS = { On: 'govuk-tag--green', Off: 'govuk-tag--grey', 'Not working': 'govuk-tag--red' } as const;

/** The mailbox that mail is forwarded to, and how what comes there is recorded. */
export function MailboxPage({ form, errors, state, refused, refusedTotal }: Props) {
  return (
    <>
      <PageHeading
        title="Mailbox of the log"
        lead="Mail that people of the council forward to a mailbox of its own becomes an entry in the inbox of the log."
      />
      <p class="govuk-body">
        <Tag text={state.tag} classes={TAGS[state.tag]} />
      </p>
      {state.trouble === null ? null : <WarningText text={state.trouble} />}
      {state.lines.map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      {state.canFetch ? (
        <form method="post" action={paths.mailboxFetch()}>
          <Button text="Look at the mailbox now" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      ) : null}
      <RefusedMails mails={refused} total={refusedTotal} />
      <h2 class="govuk-heading-m">Settings</h2>
      <SettingsForm form={form} errors={errors} />
    </>
  );
}

type TextField = 'host' | 'port' | 'userName' | 'secretSetting' | 'folder' | 'doneFolder';

function SettingsForm({ form, errors }: { form: MailboxForm; errors: FieldError[] }) {
  const box = (field: TextField, label: string, hint: string, classes = 'govuk-input--width-20') => (
    <Input
      id={field}
      name={field}
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={{ text: hint }}
      value={form[field]}
      classes={classes}
      spellcheck={false}
      errorMessage={errorOf(errors, field)}
    />
  );
  return (
    <form method="post" action={paths.mailbox()} novalidate>
      <input type="hidden" name="version" value={form.version} />
      {box('host', 'Mail server', 'Its name for IMAP, such as outlook.office365.com', '')}
      {box('port', 'Port', 'Mostly 993', 'govuk-input--width-5')}
      {box('userName', 'User name', 'Mostly the address of the mailbox', '')}
      {box(
        'secretSetting',
        'Name of the variable with the password',
        'The password itself is only in the environment of this server, for example as MAILBOX_SECRET',
      )}
      {box('folder', 'Folder that mail comes into', 'Mostly INBOX')}
      {box(
        'doneFolder',
        'Folder for recorded mail (if you like)',
        'Recorded mail is moved there. Leave it empty to mark it as read and leave it where it is',
      )}
      <Textarea
        id="senderDomains"
        name="senderDomains"
        label={{ text: 'Whose mail is taken in', classes: 'govuk-label--s' }}
        hint={{
          text: "What stands behind the @, one a line: your council's own domain, and those of partners who may write directly",
        }}
        value={form.senderDomains}
        rows="4"
        errorMessage={errorOf(errors, 'senderDomains')}
      />
      <Radios
        name="confidentiality"
        idPrefix="confidentiality"
        fieldset={{
          legend: {
            text: 'Who may read it until somebody has sorted it',
            classes: 'govuk-fieldset__legend--s',
          },
        }}
        errorMessage={errorOf(errors, 'confidentiality')}
        items={[
          {
            value: 'restricted',
            text: 'Those who see restricted entries',
            hint: { text: 'The usual choice: nobody knows yet what is in it' },
            checked: form.confidentiality === 'restricted',
          },
          {
            value: 'whistleblower',
            text: 'Those who see what whistleblowers told',
            hint: { text: 'For a mailbox that staff of services write to' },
            checked: form.confidentiality === 'whistleblower',
          },
          { value: 'open', text: 'Everybody who reads the log', checked: form.confidentiality === 'open' },
        ]}
      />
      <Checkboxes
        name="enabled"
        idPrefix="enabled"
        items={[
          {
            value: 'yes',
            text: 'Fetch mail from this mailbox',
            hint: { text: 'Every two minutes' },
            checked: form.enabled,
          },
        ]}
      />
      <Checkboxes
        name="plain"
        idPrefix="plain"
        errorMessage={errorOf(errors, 'plain')}
        items={[
          {
            value: 'yes',
            text: 'Without TLS',
            hint: { text: 'Only for a mail server on this very machine' },
            checked: form.plain,
          },
        ]}
      />
      <Button text="Save the settings" />
    </form>
  );
}
