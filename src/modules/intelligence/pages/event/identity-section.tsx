import { Button, Input, Section } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { EventPageModel } from './presenter.ts';

/** Who told: never shown here, only asked for, with the reason. */
export function IdentitySection({ model }: { model: EventPageModel }) {
  return (
    <Section id="identity" title="Who told us">
      {model.hasIdentity === null ? (
        <p class="govuk-body-s">
          Kept apart. Only quality managers and senior managers can see who told, and each look is noted.
        </p>
      ) : (
        <form method="post" action={paths.identity(model.eventId)} novalidate>
          <p class="govuk-body-s">
            {model.hasIdentity
              ? 'Who told is kept. That you look, and why, is noted in the audit trail.'
              : 'Nobody is named. You may add who told, should they agree.'}
          </p>
          <Input
            name="identityWhy"
            id="identityWhy"
            label={{ text: 'Why do you need to know?' }}
            errorMessage={errorOf(model.errors, 'identityWhy')}
          />
          <Button text="Show who told us" classes="govuk-button--secondary amb-button--compact" />
        </form>
      )}
    </Section>
  );
}
