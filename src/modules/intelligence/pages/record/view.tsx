import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, FileUpload, PageHeading } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import type { ServicePicker } from '../../parts/choose-service.ts';
import { EventFields, IdentityFields } from '../../parts/event-fields.tsx';
import { ServicePickerFields } from '../../parts/service-picker.tsx';
import type { Terms } from '../../parts/terms.ts';
import type { TypedEvent } from '../../parts/typed-event.ts';
import { paths } from '../../routes.ts';

interface RecordPageProps {
  /** Which form this is: sent twice, it records once. */
  formId: string;
  picker: ServicePicker;
  terms: Terms;
  typed: TypedEvent;
  errors: FieldError[];
  doubts: string[];
}

/** The form by which anybody records what they heard. */
export function RecordPage({ formId, picker, terms, typed, errors, doubts }: RecordPageProps) {
  return (
    <>
      <PageHeading
        title="Record intelligence"
        lead="Anything that you see or hear of a service. Somebody in danger now: call 999 first, then safeguarding."
      />
      <form method="post" action={paths.record()} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="form" value={formId} />
        {/* The first button is what Enter presses; finding a service is not what Enter means. */}
        <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">
          Record
        </button>
        <ServicePickerFields picker={picker} errors={errors} />
        <EventFields typed={typed} terms={terms} errors={errors} doubts={doubts} />
        <IdentityFields typed={typed} errors={errors} />
        <FileUpload
          name="files"
          multiple
          label={{ text: 'Attach files (if you like)', classes: 'govuk-label--s' }}
          hint={{ text: 'Letters, photographs, e-mails: up to 10, of 25 MB each' }}
          errorMessage={errorOf(errors, 'files')}
        />
        <Button text="Record" />
      </form>
    </>
  );
}
