import { Button } from '../../../../platform/govuk/index.ts';
import type { SignOnChoice } from '../../queries/fetch-sign-on-choices.ts';
import { paths } from '../../routes.ts';

interface Props {
  choices: readonly SignOnChoice[];
  /** Where the person was going. */
  next: string;
  /** Whether somebody is signed in already, and proves once more who they are. */
  again?: boolean;
}

/** A button for each council's own provider. They are links, because a form may not send anybody to another site. */
export function SignOnChoices({ choices, next, again = false }: Props) {
  if (choices.length === 0) return null;
  const several = choices.length > 1;
  return (
    <div class="govuk-button-group">
      {choices.map(({ signOnId, name, council }) => (
        <Button
          text={`${again ? 'Confirm' : 'Sign in'} with ${name}${several ? ` (${council})` : ''}`}
          href={paths.signOnWith(signOnId, next, again)}
        />
      ))}
    </div>
  );
}
