import { Button, DataTable, Section, SummaryList } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { PresentedAccount } from './presenter.ts';

/** One's own account. */
export function OwnAccountPage({ account }: { account: PresentedAccount }) {
  return (
    <>
      <h1 class="govuk-heading-l">Your account</h1>
      <SummaryList
        rows={[
          { key: { text: 'Name' }, value: { text: account.name } },
          { key: { text: 'E-mail address' }, value: { text: account.email } },
          {
            key: { text: 'Roles' },
            value: { content: <Roles roles={account.roles} /> },
          },
        ]}
      />
      <p class="govuk-body">An administrator of your council can change these.</p>
      <WaysToSignIn account={account} />
      <Sessions sessions={account.sessions} />
      <Events events={account.events} />
    </>
  );
}

function Roles({ roles }: Pick<PresentedAccount, 'roles'>) {
  return (
    <ul class="govuk-list">
      {roles.map(({ name, purpose }) => (
        <li>
          <strong>{name}</strong>. {purpose}
        </li>
      ))}
    </ul>
  );
}

function WaysToSignIn({ account }: { account: PresentedAccount }) {
  const { password, totp, recoveryCodes, secondStep, signOn } = account;
  const change = (href: string, text: string, about: string) => ({
    items: [{ href, text, visuallyHiddenText: about }],
  });
  return (
    <Section id="means" title="How you sign in">
      <SummaryList
        rows={[
          signOn !== null && { key: { text: "Your council's own sign-in" }, value: { text: signOn } },
          {
            key: { text: 'Password' },
            value: { text: password ?? 'None' },
            actions: change(paths.accountPassword(), password === null ? 'Set' : 'Change', 'the password'),
          },
          {
            key: { text: 'Authenticator app' },
            value: { text: totp?.words ?? 'None' },
            actions: change(
              paths.accountAuthenticator(),
              totp ? 'Replace' : 'Set up',
              'the authenticator app',
            ),
          },
          secondStep && {
            key: { text: 'Recovery codes' },
            value: { text: recoveryCodes === 1 ? '1 is left' : `${recoveryCodes} are left` },
            actions: change(paths.recoveryCodes(), 'Make new ones', 'recovery codes'),
          },
        ]}
      />
      {totp && (
        <div class="amb-remove">
          <Remove credentialId={totp.credentialId} what="the authenticator app" />
        </div>
      )}
      <Passkeys passkeys={account.passkeys} />
      <Button text="Add a passkey" href={paths.accountPasskey()} classes="govuk-button--secondary" />
    </Section>
  );
}

function Passkeys({ passkeys }: Pick<PresentedAccount, 'passkeys'>) {
  return (
    <DataTable
      id="passkeys"
      caption="Passkeys"
      columns={[
        { text: 'Name' },
        { text: 'Added', classes: 'amb-nowrap' },
        { text: 'Last used', classes: 'amb-nowrap' },
        { text: 'Change', hidden: true },
      ]}
      rows={passkeys.map(({ credentialId, label, added, used }) => ({
        cells: [label, added, used, <Remove credentialId={credentialId} what={label} />],
      }))}
      empty={
        <p class="govuk-body">
          You have no passkey yet. With one you sign in by your fingerprint, your face or a PIN, without a
          password, and nobody can trick you out of it.
        </p>
      }
    />
  );
}

function Remove({ credentialId, what }: { credentialId: string; what: string }) {
  return (
    <form method="post" action={paths.removeMeans(credentialId)}>
      <button type="submit" class="amb-link-button">
        Remove <span class={what.startsWith('the ') ? undefined : 'govuk-visually-hidden'}>{what}</span>
      </button>
    </form>
  );
}

function Sessions({ sessions }: Pick<PresentedAccount, 'sessions'>) {
  return (
    <Section id="sessions" title="Where you are signed in">
      <DataTable
        id="open-sessions"
        caption="Where you are signed in"
        captionHidden
        columns={[
          { text: 'Browser' },
          { text: 'Address' },
          { text: 'Since', classes: 'amb-nowrap' },
          { text: 'Last used', classes: 'amb-nowrap' },
          { text: 'Change', hidden: true },
        ]}
        rows={sessions.map(({ sessionId, browser, address, since, seen, here }) => ({
          cells: [
            here ? `${browser} (this one)` : browser,
            address,
            since,
            seen,
            <form method="post" action={paths.endSession(sessionId)}>
              <button type="submit" class="amb-link-button">
                Sign out<span class="govuk-visually-hidden"> {browser}</span>
              </button>
            </form>,
          ],
        }))}
      />
      <form method="post" action={paths.endSessions()}>
        <Button text="Sign out everywhere" classes="govuk-button--secondary" />
      </form>
    </Section>
  );
}

function Events({ events }: Pick<PresentedAccount, 'events'>) {
  return (
    <Section id="events" title="What happened lately">
      <p class="govuk-body">
        Something here that was not you? Change your password, sign out everywhere, and tell an administrator.
      </p>
      <DataTable
        id="own-events"
        caption="What happened lately"
        captionHidden
        columns={[{ text: 'When', classes: 'amb-nowrap' }, { text: 'What' }, { text: 'From the address' }]}
        rows={events.map(({ at, what, where }) => ({ cells: [at, what, where] }))}
        empty={<p class="govuk-body">Nothing yet. Your sign-ins will be listed here.</p>}
      />
    </Section>
  );
}
