import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input, PageHeading } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { PlacingContact } from '../../queries/find-contact.ts';
import { paths } from '../../routes.ts';

/** Whom to ring before placing somebody: shown to everybody who looks a service up. */
export function ContactPage({ contact, errors }: { contact: PlacingContact; errors: FieldError[] }) {
  return (
    <>
      <PageHeading title="Contact for placements" />
      <p class="govuk-body">
        Whoever looks up whether somebody can be placed at a service sees this beside the answer.
      </p>
      <form method="post" action={paths.contact()} novalidate>
        <input type="hidden" name="version" value={String(contact.version)} />
        <Input
          id="name"
          name="name"
          label={{ text: 'Team or desk', classes: 'govuk-label--s' }}
          hint={{ text: 'For example: Quality and Contracts duty desk' }}
          value={contact.name}
          errorMessage={errorOf(errors, 'name')}
        />
        <Input
          id="phone"
          name="phone"
          type="tel"
          autocomplete="tel"
          classes="govuk-input--width-20"
          label={{ text: 'Telephone', classes: 'govuk-label--s' }}
          value={contact.phone}
          errorMessage={errorOf(errors, 'phone')}
        />
        <Input
          id="email"
          name="email"
          type="email"
          spellcheck={false}
          label={{ text: 'E-mail (if you like)', classes: 'govuk-label--s' }}
          value={contact.email}
          errorMessage={errorOf(errors, 'email')}
        />
        <Input
          id="hours"
          name="hours"
          label={{ text: 'When somebody answers (if you like)', classes: 'govuk-label--s' }}
          hint={{ text: 'For example: Monday to Friday, 9am to 5pm' }}
          value={contact.hours}
          errorMessage={errorOf(errors, 'hours')}
        />
        <Button text="Save the contact" />
      </form>
    </>
  );
}
