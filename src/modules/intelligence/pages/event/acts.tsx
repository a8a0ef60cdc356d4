import { Button, Details, FileUpload, Input, Section } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { Act } from '../../rules/states.ts';
import type { EventPageModel } from './presenter.ts';

/** What can be pressed at once, with the word on the button. */
const BUTTONS: Partial<Record<Act, string>> = {
  accept: 'Accept it',
  close: 'Close without an outcome',
  reopen: 'Open it again',
  withdraw: 'Withdraw it',
  undo: 'Take that back',
};

/** What can be done with an event from where it stands. */
export function EventActs({ model }: { model: EventPageModel }) {
  const acts = model.acts.filter((act) => BUTTONS[act] !== undefined);
  const live = model.acts.includes('split');
  return (
    <Section id="acts" title="Sort it">
      <form method="post" action={paths.act(model.eventId)} novalidate>
        <input type="hidden" name="version" value={model.version} />
        <Input
          name="why"
          label={{ text: 'Why (needed to withdraw, close or take back)' }}
          errorMessage={errorOf(model.errors, 'why')}
        />
        <div class="amb-button-row">
          {acts.map((act) => (
            <button
              type="submit"
              name="act"
              value={act}
              class={`govuk-button ${act === 'accept' ? '' : 'govuk-button--secondary'} amb-button--compact`}
            >
              {BUTTONS[act]}
            </button>
          ))}
        </div>
      </form>
      {live && (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={paths.pathway(model.eventId)}>
              Safeguarding or notifiable incident?
            </a>
          </li>
          <li>
            <a class="govuk-link" href={paths.split(model.eventId)}>
              Split it: it tells of several things
            </a>
          </li>
        </ul>
      )}
      {live && <MergeByNumber model={model} />}
      {live && <Attach model={model} />}
    </Section>
  );
}

function MergeByNumber({ model }: { model: EventPageModel }) {
  return (
    <Details summaryText="Merge it into another" open={model.errors.some(({ field }) => field === 'into')}>
      <form method="post" action={paths.merge(model.eventId)} novalidate>
        <input type="hidden" name="version" value={model.version} />
        <Input
          name="into"
          label={{ text: 'Number of the other entry' }}
          hint={{ text: 'For example IL-1A2B3-C4D5E' }}
          classes="govuk-input--width-20"
          errorMessage={errorOf(model.errors, 'into')}
        />
        <Button text="Merge" classes="govuk-button--secondary amb-button--compact" />
      </form>
    </Details>
  );
}

function Attach({ model }: { model: EventPageModel }) {
  return (
    <Details summaryText="Attach files" open={model.errors.some(({ field }) => field === 'files')}>
      <form method="post" action={paths.attachments(model.eventId)} enctype="multipart/form-data" novalidate>
        <FileUpload
          name="files"
          multiple
          label={{ text: 'Files' }}
          hint={{ text: 'Up to 10, of 25 MB each' }}
          errorMessage={errorOf(model.errors, 'files')}
        />
        <Button text="Attach" classes="govuk-button--secondary amb-button--compact" />
      </form>
    </Details>
  );
}
