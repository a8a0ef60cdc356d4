import type { FieldError } from '../../../../kernel/parsed.ts';
import {
  Button,
  Checkboxes,
  Input,
  InsetText,
  PageHeading,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { errorOf } from '../../parts/error-of.ts';
import { paths } from '../../routes.ts';
import { SUGGESTED_TYPES } from '../../rules/own-location.ts';
import type { OwnServiceModel } from './presenter.ts';

/** A service that CQC does not register: to add, to change, or to close. */
export function OwnServicePage(page: OwnServiceModel) {
  const { typed, errors } = page;
  const text = (
    field: keyof typeof typed & string,
    label: string,
    more: { hint?: string; classes?: string; list?: string } = {},
  ) => <Text field={field} label={label} value={String(typed[field])} errors={errors} {...more} />;
  return (
    <>
      <PageHeading title={page.title} />
      {page.saved && <InsetText text={page.saved} />}
      {page.locationId !== '' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.localFacts(page.locationId)}>
            Local facts: contracted, officer, zone
          </a>
        </p>
      )}
      <form method="post" action={page.action} novalidate>
        {page.version !== '' && <input type="hidden" name="version" value={page.version} />}
        {text('name', 'Name of the service')}
        {text('serviceType', 'Kind of service', {
          hint: 'For example Day service',
          classes: 'govuk-input--width-20',
          list: 'types',
        })}
        <datalist id="types">
          {SUGGESTED_TYPES.map((type) => (
            <option value={type} />
          ))}
        </datalist>
        {text('providerName', 'Provider (if you like)')}
        <Textarea
          id="address"
          name="address"
          rows={3}
          label={{ text: 'Address', classes: 'govuk-label--s' }}
          value={typed.address}
          errorMessage={errorOf(errors, 'address')}
        />
        {text('postcode', 'Postcode', { classes: 'govuk-input--width-10' })}
        {text('localAuthority', 'Local authority', { classes: 'govuk-input--width-20', list: 'areas' })}
        <datalist id="areas">
          {page.area.map((name) => (
            <option value={name} />
          ))}
        </datalist>
        {text('phone', 'Phone number', { classes: 'govuk-input--width-20' })}
        {text('capacity', 'Places', {
          hint: 'How many people it can serve at once',
          classes: 'govuk-input--width-4',
        })}
        <Checkboxes
          idPrefix="clientGroups"
          name="clientGroups"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'For whom', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf(errors, 'clientGroups')}
          items={page.groups.map((group) => ({
            value: group,
            text: group,
            checked: typed.clientGroups.includes(group),
          }))}
        />
        {text('latitude', 'Latitude', {
          hint: 'For the map, in degrees: for example 53.5409',
          classes: 'govuk-input--width-10',
        })}
        {text('longitude', 'Longitude', { hint: 'For example -2.1114', classes: 'govuk-input--width-10' })}
        <DayInput name="openedOn" legend="Opened on (if known)" value={typed.openedOn} errors={errors} />
        <DayInput
          name="closedOn"
          legend="Closed on"
          hint="Enter a day to close the service. Leave it empty while the service is open"
          value={typed.closedOn}
          errors={errors}
        />
        <Button text={page.submit} />
      </form>
    </>
  );
}

function Text(props: {
  field: string;
  label: string;
  value: string;
  errors: FieldError[];
  hint?: string;
  classes?: string;
  list?: string;
}) {
  return (
    <Input
      id={props.field}
      name={props.field}
      classes={props.classes}
      label={{ text: props.label, classes: 'govuk-label--s' }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      value={props.value}
      errorMessage={errorOf(props.errors, props.field)}
      attributes={props.list === undefined ? undefined : { list: props.list }}
    />
  );
}
