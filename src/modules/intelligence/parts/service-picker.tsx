import { shortDay } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import { Input, Radios } from '../../../platform/govuk/index.ts';
import { errorOf } from '../../market/index.ts';
import type { ServiceFacts } from '../rules/doubts.ts';
import { NOT_KNOWN, type ServicePicker } from './choose-service.ts';

/** Which service it is about: found by its words and chosen from a list, or not known yet. Needs no script. */
export function ServicePickerFields({
  picker,
  errors,
}: {
  picker: ServicePicker;
  errors: readonly FieldError[];
}) {
  const { chosen, found, notKnown, words } = picker;
  const others = found.filter(({ locationId }) => locationId !== chosen?.locationId);
  const choices = [...(chosen === null ? [] : [chosen]), ...others];
  return (
    <div class="amb-picker">
      <Radios
        name="service"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'Which service is it about?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf(errors, 'service')}
        value={notKnown ? NOT_KNOWN : (chosen?.locationId ?? '')}
        items={[
          ...choices.map((service) => ({
            value: service.locationId,
            text: service.name,
            hint: { text: whereabouts(service) },
          })),
          { value: NOT_KNOWN, text: 'Not known yet' },
        ]}
      />
      <div class="amb-picker__search">
        <Input
          name="serviceText"
          label={{ text: chosen === null ? 'Find the service' : 'Find another service' }}
          hint={{ text: 'Part of its name, its postcode or its CQC id' }}
          value={words}
          autocomplete="off"
        />
        <button
          type="submit"
          name="find"
          value="yes"
          class="govuk-button govuk-button--secondary amb-button--compact"
        >
          Find
        </button>
      </div>
    </div>
  );
}

function whereabouts(service: ServiceFacts & { localAuthority?: string }): string {
  const closed = service.open
    ? ''
    : service.until === null
      ? 'closed'
      : `closed on ${shortDay(service.until)}`;
  return [service.postcode, service.localAuthority ?? '', closed].filter((text) => text !== '').join(', ');
}
