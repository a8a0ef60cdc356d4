import {
  Button,
  Checkboxes,
  Details,
  Input,
  Radios,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import { USUAL_BASES } from '../../rules/usual.ts';
import type { ItemModel } from './presenter.ts';

/** What is shared with which agencies: open facts, or words that whoever shares writes themselves. */
export function ShareForm({ model }: { model: ItemModel }) {
  const { choices, typed, errors } = model;
  const failed = ['agency', 'level', 'words', 'basis'].some((field) => errorOf(errors, field) !== undefined);
  if (choices.agencies.length === 0)
    return (
      <p class="govuk-body">
        Before something can be shared,{' '}
        <a class="govuk-link" href={paths.agencies()}>
          name the agencies
        </a>{' '}
        that the council meets.
      </p>
    );
  return (
    <Details summaryText="Share something of this item" open={failed}>
      <form method="post" action={model.shareAction} novalidate>
        <Checkboxes
          idPrefix="agency"
          name="agency"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'With whom', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf(errors, 'agency')}
          items={choices.agencies.map(({ agencyId, name }) => ({
            value: agencyId,
            text: name,
            checked: typed.agencies.includes(agencyId),
          }))}
        />
        <Radios
          idPrefix="level"
          name="level"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'What', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf(errors, 'level')}
          value={typed.level}
          items={[
            {
              value: 'open facts',
              text: 'Open facts only',
              hint: { text: choices.openFacts ?? 'CQC publishes nothing of this item' },
            },
            {
              value: 'own words',
              text: 'What I write below',
              hint: { text: 'Nothing of the log is put into it: write only what this agency may know' },
            },
          ]}
        />
        <Textarea
          id="words"
          name="words"
          rows={4}
          label={{ text: 'In my own words', classes: 'govuk-label--s' }}
          value={typed.words}
          errorMessage={errorOf(errors, 'words')}
        />
        <Input
          id="basis"
          name="basis"
          label={{ text: 'On what basis', classes: 'govuk-label--s' }}
          hint={{ text: `For example ${USUAL_BASES[1]}` }}
          value={typed.basis}
          errorMessage={errorOf(errors, 'basis')}
          attributes={{ list: 'bases' }}
        />
        <datalist id="bases">
          {USUAL_BASES.map((basis) => (
            <option value={basis} />
          ))}
        </datalist>
        <Checkboxes
          idPrefix="now"
          name="now"
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'It is shared today', checked: typed.now }]}
        />
        <Button text="Write it down" />
      </form>
    </Details>
  );
}

/** Somebody is given something to do. */
export function ActionForm({ model }: { model: ItemModel }) {
  const { choices, typed, errors } = model;
  const failed = ['action', 'owner', 'dueOn-day'].some((field) => errorOf(errors, field) !== undefined);
  return (
    <Details summaryText="Give somebody an action" open={failed}>
      <form method="post" action={model.actionAction} novalidate>
        <Input
          id="action"
          name="action"
          label={{ text: 'What is to be done', classes: 'govuk-label--s' }}
          hint={{ text: 'For example Visit at night and look at staffing' }}
          value={typed.action}
          errorMessage={errorOf(errors, 'action')}
        />
        <Select
          id="owner"
          name="owner"
          label={{ text: 'Who', classes: 'govuk-label--s' }}
          value={typed.owner}
          errorMessage={errorOf(errors, 'owner')}
          items={[{ value: '', text: 'Choose' }, ...choices.owners]}
        />
        <DayInput name="dueOn" legend="By when" value={typed.dueOn} errors={errors} />
        <Button text="Give the action" />
      </form>
    </Details>
  );
}
