import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../parts/error-of.ts';
import type { Account } from '../../queries/find-account.ts';
import { paths } from '../../routes.ts';

interface Props {
  title: string;
  account: Account;
  errors: FieldError[];
}

/** Asks before a person's way in is taken away. */
export function LeavePage({ title, account, errors }: Props) {
  const wrong = errorOf(errors, 'confirm');
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {account.state === 'invited' ? (
        <p class="govuk-body">Their link stops working at once. You can invite them again later.</p>
      ) : (
        <>
          <p class="govuk-body">At once, and in every browser:</p>
          <ul class="govuk-list govuk-list--bullet">
            <li>they are signed out, and cannot sign in any more</li>
            <li>their password, passkeys and links stop working and are deleted</li>
            <li>they leave their teams</li>
          </ul>
          <p class="govuk-body">
            What they recorded keeps their name.
            {account.officerId !== null && ' Next you choose who takes over their services.'}
          </p>
        </>
      )}
      <form method="post" action={paths.personLeft(account.accountId)}>
        <input type="hidden" name="version" value={account.version} />
        {wrong && (
          <p class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {wrong.text}
          </p>
        )}
        <Button
          attributes={{ id: 'confirm' }}
          classes="govuk-button--warning"
          text={account.state === 'invited' ? 'Cancel the invitation' : 'Take their access away'}
        />
      </form>
    </>
  );
}
