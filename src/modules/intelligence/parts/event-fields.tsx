import type { FieldError } from '../../../kernel/parsed.ts';
import { Checkboxes, Details, Input, Radios, Textarea } from '../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../market/index.ts';
import { CONFIDENTIALITIES } from '../rules/event.ts';
import { CONFIDENTIALITY_WORDS } from '../rules/event-words.ts';
import type { Terms } from './terms.ts';
import type { TypedEvent } from './typed-event.ts';

export interface EventFieldsProps {
  typed: TypedEvent;
  terms: Terms;
  errors: readonly FieldError[];
  /** What is odd and is to be confirmed. */
  doubts: readonly string[];
}

/** The few fields that every event needs: what, how bad, when, and who may read it. */
export function EventFields({ typed, terms, errors, doubts }: EventFieldsProps) {
  return (
    <>
      <Radios
        name="kind"
        classes="govuk-radios--small amb-kinds"
        fieldset={{ legend: { text: 'What kind is it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf(errors, 'kind')}
        value={typed.kind}
        items={terms.kinds.map(({ kind, name, hint }) => ({ value: kind, text: name, hint: { text: hint } }))}
      />
      <Input
        name="title"
        label={{ text: 'What happened, in one line', classes: 'govuk-label--m' }}
        hint={{ text: 'Without names of people. For example: night medicines given two hours late, twice' }}
        value={typed.title}
        errorMessage={errorOf(errors, 'title')}
      />
      <Textarea
        name="account"
        rows={5}
        label={{ text: 'The whole account (if there is more)', classes: 'govuk-label--s' }}
        hint={{ text: 'As it was told. Up to 20,000 characters' }}
        value={typed.account}
        errorMessage={errorOf(errors, 'account')}
      />
      <Radios
        name="severity"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'How severe is it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf(errors, 'severity')}
        value={typed.severity}
        items={terms.severities.map(({ severity, name, meaning }) => ({
          value: severity,
          text: `${severity} ${name}`,
          hint: { text: meaning },
        }))}
      />
      <Days typed={typed} errors={errors} />
      <Radios
        name="confidentiality"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'Who may read it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf(errors, 'confidentiality')}
        value={typed.confidentiality}
        items={CONFIDENTIALITIES.map((each) => ({
          value: each,
          text: CONFIDENTIALITY_WORDS[each].name,
          hint: { text: CONFIDENTIALITY_WORDS[each].hint },
        }))}
      />
      <MoreFields typed={typed} terms={terms} errors={errors} />
      {doubts.length > 0 && <Doubts doubts={doubts} typed={typed} errors={errors} />}
    </>
  );
}

function Days({ typed, errors }: Pick<EventFieldsProps, 'typed' | 'errors'>) {
  return (
    <div class="amb-pair">
      <DayInput
        name="occurredOn"
        legend="When did it happen?"
        hint="Leave empty where nobody knows"
        value={typed.occurredOn}
        errors={[...errors]}
      />
      <DayInput
        name="receivedOn"
        legend="When did you hear of it?"
        hint="Today, unless you write it down later"
        value={typed.receivedOn}
        errors={[...errors]}
      />
    </div>
  );
}

const MORE = ['source', 'themes', 'people', 'reference'];

function MoreFields({ typed, terms, errors }: Omit<EventFieldsProps, 'doubts'>) {
  const filled = [typed.source, typed.people, typed.reference].some((text) => text !== '');
  const open = filled || typed.themes.length > 0 || errors.some(({ field }) => MORE.includes(field));
  return (
    <Details summaryText="Who told, themes, people affected, reference" open={open}>
      <Input
        name="source"
        classes="govuk-input--width-20"
        label={{ text: 'Who told', classes: 'govuk-label--s' }}
        hint={{ text: 'In a word, never a name: family, GP, police' }}
        value={typed.source}
        errorMessage={errorOf(errors, 'source')}
        attributes={{ list: 'sources' }}
      />
      <datalist id="sources">
        {terms.sources.map((source) => (
          <option value={source} />
        ))}
      </datalist>
      <Checkboxes
        name="themes"
        classes="govuk-checkboxes--small amb-choices__list"
        fieldset={{ legend: { text: 'Themes', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(errors, 'themes')}
        items={terms.themes.map(({ theme, name }) => ({
          value: theme,
          text: name,
          checked: typed.themes.includes(theme),
        }))}
      />
      <Input
        name="people"
        classes="govuk-input--width-4"
        inputmode="numeric"
        label={{ text: 'How many people are affected', classes: 'govuk-label--s' }}
        hint={{ text: 'A number. Never names: people are named only in the case system' }}
        value={typed.people}
        errorMessage={errorOf(errors, 'people')}
      />
      <Input
        name="reference"
        classes="govuk-input--width-20"
        label={{ text: 'Reference of the safeguarding enquiry or complaint', classes: 'govuk-label--s' }}
        hint={{ text: 'As the other system has it. For example SG-2026-0412' }}
        value={typed.reference}
        errorMessage={errorOf(errors, 'reference')}
      />
    </Details>
  );
}

function Doubts({ doubts, typed, errors }: Pick<EventFieldsProps, 'doubts' | 'typed' | 'errors'>) {
  return (
    <Checkboxes
      name="confirmed"
      fieldset={{ legend: { text: 'Is this right?', classes: 'govuk-fieldset__legend--m' } }}
      hint={{ text: doubts.join(' ') }}
      errorMessage={errorOf(errors, 'confirmed')}
      items={[{ value: 'yes', text: 'Yes, this is right', checked: typed.confirmed }]}
    />
  );
}

/** Who told in confidence: kept apart from all else. */
export function IdentityFields({ typed, errors }: Pick<EventFieldsProps, 'typed' | 'errors'>) {
  const filled = [typed.identityName, typed.identityContact, typed.identityWishes].some(
    (text) => text !== '',
  );
  return (
    <Details
      summaryText="Somebody told in confidence: who they are"
      open={filled || errors.some(({ field }) => field.startsWith('identity'))}
    >
      <p class="govuk-body">
        Only quality managers and senior managers can see this, each look is noted with its reason, and it is
        deleted sooner than the rest. You will not see it again yourself unless you are one of them. Do not
        write who told into the account above.
      </p>
      <Input
        name="identityName"
        classes="govuk-input--width-20"
        autocomplete="off"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={typed.identityName}
        errorMessage={errorOf(errors, 'identityName')}
      />
      <Input
        name="identityContact"
        autocomplete="off"
        label={{ text: 'How they may be reached', classes: 'govuk-label--s' }}
        hint={{ text: 'For example: by phone after 6pm, never at work' }}
        value={typed.identityContact}
        errorMessage={errorOf(errors, 'identityContact')}
      />
      <Textarea
        name="identityWishes"
        rows={2}
        label={{ text: 'What they asked for', classes: 'govuk-label--s' }}
        hint={{ text: 'For example: not to be named to the provider' }}
        value={typed.identityWishes}
        errorMessage={errorOf(errors, 'identityWishes')}
      />
    </Details>
  );
}
