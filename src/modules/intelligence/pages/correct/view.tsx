import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, InsetText, PageHeading, Textarea } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { ServicePicker } from '../../parts/choose-service.ts';
import { EventFields } from '../../parts/event-fields.tsx';
import { ServicePickerFields } from '../../parts/service-picker.tsx';
import type { Terms } from '../../parts/terms.ts';
import type { TypedEvent } from '../../parts/typed-event.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';

export interface CorrectPageProps {
  event: EventRecord;
  picker: ServicePicker;
  terms: Terms;
  typed: TypedEvent;
  version: number;
  why: string;
  errors: FieldError[];
  doubts: string[];
  /** After a clash of two editors: what is saved now, in a sentence. */
  saved?: string;
}

/** An event's fields, to be changed: what stood there before is kept with the reason. */
export function CorrectPage(props: CorrectPageProps) {
  const { event, picker, terms, typed, version, why, errors, doubts, saved } = props;
  return (
    <>
      <PageHeading
        title={`Correct ${referenceOf(event.eventId)}`}
        lead="What it says now is kept, with your reason, for whoever reads the entry."
      />
      {saved !== undefined && <InsetText text={saved} />}
      <form method="post" action={paths.correct(event.eventId)} novalidate>
        <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">
          Save
        </button>
        <input type="hidden" name="version" value={version} />
        <ServicePickerFields picker={picker} errors={errors} />
        <EventFields typed={typed} terms={terms} errors={errors} doubts={doubts} />
        <Textarea
          name="why"
          rows={2}
          label={{ text: 'Why do you change it?', classes: 'govuk-label--m' }}
          hint={{ text: 'For example: the home told us the right day' }}
          value={why}
          errorMessage={errorOf(errors, 'why')}
        />
        <div class="amb-button-row">
          <Button text="Save" />
          {event.state === 'new' && (
            <button type="submit" name="accept" value="yes" class="govuk-button govuk-button--secondary">
              Save and accept
            </button>
          )}
        </div>
      </form>
    </>
  );
}
