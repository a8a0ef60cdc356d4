import { Button, EmptyState, Input, PageHeading, RagTag } from '../../../../platform/govuk/index.ts';
import { PlacingTag } from '../../../placement/index.ts';
import type { LookedUp, LookUpModel } from './presenter.ts';

const ANSWERS: Record<LookedUp['answer'], string> = { yes: 'Yes', ask: 'Ask first', no: 'No' };

/** One box, and for each service that is found one answer. */
export function LookUpPage({ model }: { model: LookUpModel }) {
  const { contact, found } = model;
  return (
    <>
      <PageHeading
        title="Can I place here today?"
        lead="Type a name, a postcode or a CQC id. The answer is of this moment: look again on the day."
      />
      <form method="get" action="/look-up" class="amb-look-up" role="search" aria-label="Look up a service">
        <Input
          id="q"
          name="q"
          type="search"
          label={{ text: 'Service', classes: 'govuk-label--s' }}
          value={model.asked}
          autocomplete="off"
          spellcheck={false}
        />
        <Button text="Look up" />
      </form>
      {contact !== null && <Contact contact={contact} />}
      {found !== null && (
        <section aria-labelledby="found">
          <h2 class="govuk-heading-m" id="found">
            {found.heading}
          </h2>
          <p class="govuk-body-s">
            {model.asAt}. {found.note}
          </p>
          {found.services.length === 0 ? (
            <EmptyState title="Try less of it" headingLevel={3}>
              One word of the name is enough, or the first half of the postcode. A service may also be known
              by an older name.
            </EmptyState>
          ) : (
            <ul class="amb-answers">
              {found.services.map((service) => (
                <Answer service={service} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

function Contact({ contact }: { contact: NonNullable<LookUpModel['contact']> }) {
  return (
    <p class="govuk-body">
      To ask: {contact.name},{' '}
      <a class="govuk-link" href={`tel:${contact.tel}`}>
        {contact.phone}
      </a>
      {contact.email !== '' && (
        <>
          ,{' '}
          <a class="govuk-link" href={`mailto:${contact.email}`}>
            {contact.email}
          </a>
        </>
      )}
      {contact.hours !== '' && ` (${contact.hours})`}
    </p>
  );
}

function Answer({ service }: { service: LookedUp }) {
  return (
    <li class={`amb-answer amb-answer--${service.answer}`}>
      <p class="amb-answer__verdict">{ANSWERS[service.answer]}</p>
      <div class="amb-answer__body">
        <h3 class="govuk-heading-s amb-answer__name">
          <a class="govuk-link" href={service.href}>
            {service.name}
          </a>
        </h3>
        <p class="govuk-body-s amb-answer__where">{service.where}</p>
        <p class="govuk-body amb-answer__words">{service.words}</p>
        <p class="govuk-body-s amb-answer__facts">
          <RagTag rag={service.rag} /> {service.since}
          {service.undecided && ' (not yet decided by an officer)'} <PlacingTag state={service.placing} />
          {service.phone !== '' && ` Telephone of the service ${service.phone}`}
        </p>
      </div>
    </li>
  );
}
