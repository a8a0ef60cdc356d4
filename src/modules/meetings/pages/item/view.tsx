import {
  Button,
  DataTable,
  InsetText,
  PageHeading,
  Section,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { ActionForm, ShareForm } from './forms.tsx';
import type { ItemModel } from './presenter.ts';

/** An item of the agenda: what was said and decided, what is shared with whom, and who does what. */
export function ItemPage({ model }: { model: ItemModel }) {
  return (
    <>
      <PageHeading title={model.title} caption={model.caption} />
      {model.why !== '' && <p class="govuk-body">{model.why}</p>}
      {model.serviceHref !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={model.serviceHref}>
            The page of the service
          </a>
        </p>
      )}
      <Minutes model={model} />
      <Shares model={model} />
      {model.mayRun && <ShareForm model={model} />}
      <Section id="actions" title="Actions">
        <DataTable
          id="action-list"
          caption="Actions of this item"
          captionHidden
          columns={[
            { text: 'Action' },
            { text: 'Who' },
            { text: 'Due', classes: 'amb-nowrap' },
            { text: 'State' },
          ]}
          rows={model.actions.map(({ href, words, owner, due, state }) => ({
            cells: [
              <a class="govuk-link" href={href}>
                {words}
              </a>,
              owner,
              due,
              state,
            ],
          }))}
          empty={<p class="govuk-body">None yet.</p>}
        />
        {model.mayRun && <ActionForm model={model} />}
      </Section>
    </>
  );
}

function Minutes({ model }: { model: ItemModel }) {
  if (!model.mayWrite)
    return (
      <Section id="minutes-now" title="Minutes">
        <p class="govuk-body">{model.minutes || 'Nothing was written.'}</p>
        {model.decision !== '' && <p class="govuk-body">Decision: {model.decision}</p>}
      </Section>
    );
  return (
    <form method="post" action={model.action} novalidate>
      <input type="hidden" name="version" value={model.version} />
      {model.saved !== '' && <InsetText text={`Saved now: ${model.saved}`} />}
      <Textarea
        id="minutes"
        name="minutes"
        rows={5}
        label={{ text: 'Minutes', classes: 'govuk-label--m' }}
        hint={{
          text: 'Everybody of the council who may see meetings reads them. Name nobody who is cared for',
        }}
        value={model.minutes}
        errorMessage={errorOf(model.errors, 'minutes')}
      />
      <Textarea
        id="decision"
        name="decision"
        rows={2}
        label={{ text: 'Decision (if any)', classes: 'govuk-label--s' }}
        value={model.decision}
        errorMessage={errorOf(model.errors, 'decision')}
      />
      <Button text="Save the minutes" />
    </form>
  );
}

function Shares({ model }: { model: ItemModel }) {
  return (
    <Section id="shares" title="What is shared with whom">
      <form method="post" action={model.shareAction}>
        <DataTable
          id="share-list"
          caption="What is shared of this item"
          captionHidden
          columns={[
            { text: 'With' },
            { text: 'Level' },
            { text: 'What' },
            { text: 'Basis' },
            { text: 'Shared' },
            { text: 'Record', hidden: true },
          ]}
          rows={model.shares.map(({ shareId, agency, level, words, basis, when, waits }) => ({
            cells: [
              agency,
              level,
              words,
              basis,
              when,
              waits && model.mayRun ? (
                <button
                  type="submit"
                  name="shared"
                  value={shareId}
                  class="govuk-button govuk-button--secondary amb-button--compact"
                >
                  Shared today<span class="govuk-visually-hidden"> with {agency}</span>
                </button>
              ) : (
                ''
              ),
            ],
          }))}
          empty={<p class="govuk-body">Nothing yet.</p>}
        />
      </form>
    </Section>
  );
}
