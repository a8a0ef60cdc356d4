import type { FieldError } from '../../../../kernel/parsed.ts';
import { Button, Input, InsetText, PageHeading } from '../../../../platform/govuk/index.ts';
import { DayInput, errorOf, type DayBoxes } from '../../../market/index.ts';
import { USUAL_KINDS } from '../../rules/usual.ts';

export interface MeetingFactsModel {
  title: string;
  action: string;
  submit: string;
  /** '' for a meeting yet to be planned. */
  version: string;
  /** After a clash of two editors: what is saved now. */
  saved: string;
  errors: FieldError[];
  typed: { kind: string; startsAt: string; place: string; chair: string; heldOn: DayBoxes };
}

/** What a meeting is: to plan one, or to change it. */
export function MeetingFactsPage({ model }: { model: MeetingFactsModel }) {
  const { typed, errors } = model;
  return (
    <>
      <PageHeading title={model.title} />
      {model.saved !== '' && <InsetText text={model.saved} />}
      <form method="post" action={model.action} novalidate>
        {model.version !== '' && <input type="hidden" name="version" value={model.version} />}
        <Input
          id="kind"
          name="kind"
          classes="govuk-input--width-20"
          label={{ text: 'Kind of meeting', classes: 'govuk-label--s' }}
          hint={{
            text: 'Its agenda is made of what is new since the last one of this kind. For example Information sharing',
          }}
          value={typed.kind}
          errorMessage={errorOf(errors, 'kind')}
          attributes={{ list: 'kinds' }}
        />
        <datalist id="kinds">
          {USUAL_KINDS.map((kind) => (
            <option value={kind} />
          ))}
        </datalist>
        <DayInput name="heldOn" legend="Day" value={typed.heldOn} errors={errors} />
        <Input
          id="startsAt"
          name="startsAt"
          classes="govuk-input--width-5"
          label={{ text: 'Time (if known)', classes: 'govuk-label--s' }}
          hint={{ text: 'For example 14:00' }}
          value={typed.startsAt}
          errorMessage={errorOf(errors, 'startsAt')}
        />
        <Input
          id="place"
          name="place"
          label={{ text: 'Place, or link', classes: 'govuk-label--s' }}
          value={typed.place}
          errorMessage={errorOf(errors, 'place')}
        />
        <Input
          id="chair"
          name="chair"
          classes="govuk-input--width-20"
          label={{ text: 'Who chairs it', classes: 'govuk-label--s' }}
          value={typed.chair}
          errorMessage={errorOf(errors, 'chair')}
        />
        <Button text={model.submit} />
      </form>
    </>
  );
}
