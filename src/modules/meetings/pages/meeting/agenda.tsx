import { Button, DataTable, Details, InsetText, Input, Section } from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { paths } from '../../routes.ts';
import type { MeetingModel } from './presenter.ts';

/** The agenda with its minutes: built of what is new, and ordered by the chair. */
export function Agenda({ model }: { model: MeetingModel }) {
  return (
    <Section id="agenda" title={model.approved ? 'Minutes' : 'Agenda'}>
      {model.mayChange && (
        <form method="post" action={paths.agenda(model.meetingId)}>
          <p class="govuk-body">
            What is new since {model.since}: open entries of the log, statuses that moved, and late returns.
          </p>
          <Button
            text="Build the agenda from what is new"
            name="do"
            value="build"
            classes="amb-button--compact"
          />
        </form>
      )}
      <DataTable
        id="items"
        caption="Items in their order"
        captionHidden
        columns={[
          { text: 'Item' },
          { text: 'Why it is here' },
          { text: 'Minutes and decision' },
          { text: 'Shared with' },
          { text: 'Actions' },
          ...(model.mayChange ? [{ text: 'Order', hidden: true, classes: 'amb-nowrap' }] : []),
        ]}
        rows={model.items.map((item) => ({
          cells: [
            <a class="govuk-link" href={item.href}>
              {item.title}
            </a>,
            item.why,
            [item.minutes, item.decision === '' ? '' : `Decision: ${item.decision}`]
              .filter(Boolean)
              .join(' '),
            item.shares,
            item.actions,
            ...(model.mayChange ? [<Order model={model} item={item} />] : []),
          ],
        }))}
        empty={<p class="govuk-body">Nothing is on the agenda yet.</p>}
      />
      {model.mayChange && <AddItem model={model} />}
    </Section>
  );
}

function Order({ model, item }: { model: MeetingModel; item: MeetingModel['items'][number] }) {
  const button = (act: string, text: string) => (
    <button
      type="submit"
      name="do"
      value={act}
      class="govuk-button govuk-button--secondary amb-button--compact"
    >
      {text}
      <span class="govuk-visually-hidden"> {item.title}</span>
    </button>
  );
  return (
    <form method="post" action={paths.agenda(model.meetingId)}>
      <input type="hidden" name="item" value={item.itemId} />
      {button('up', 'Up')} {button('down', 'Down')} {button('remove', 'Take off')}
    </form>
  );
}

function AddItem({ model }: { model: MeetingModel }) {
  return (
    <>
      {model.restricted.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            Not put on the agenda by itself, because not everybody who reads it may know. Add one by hand if
            it is to be spoken of:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {model.restricted.map(({ href, name, words, locationId }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {name}
                </a>{' '}
                ({locationId}): {words}
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <Details
        summaryText="Add an item by hand"
        open={model.errors.some(({ field }) => field === 'title' || field === 'locationId')}
      >
        <form method="post" action={paths.agenda(model.meetingId)} novalidate>
          <Input
            id="title"
            name="title"
            label={{ text: 'What it is about' }}
            hint={{ text: 'May stay empty where you name a service' }}
            value={model.typed.title}
            errorMessage={errorOf(model.errors, 'title')}
          />
          <Input
            id="locationId"
            name="locationId"
            classes="govuk-input--width-20"
            label={{ text: 'Id of the service (if it is about one)' }}
            hint={{ text: 'For example 1-123456789' }}
            value={model.typed.locationId}
            errorMessage={errorOf(model.errors, 'locationId')}
          />
          <Button text="Add the item" name="do" value="add" classes="govuk-button--secondary" />
        </form>
      </Details>
      {model.removed.length > 0 && (
        <Details summaryText={`Taken off the agenda (${model.removed.length})`}>
          {model.removed.map(({ itemId, title }) => (
            <form method="post" action={paths.agenda(model.meetingId)}>
              <input type="hidden" name="item" value={itemId} />
              <p class="govuk-body">
                {title}{' '}
                <button
                  type="submit"
                  name="do"
                  value="restore"
                  class="govuk-button govuk-button--secondary amb-button--compact"
                >
                  Put back<span class="govuk-visually-hidden"> {title}</span>
                </button>
              </p>
            </form>
          ))}
        </Details>
      )}
    </>
  );
}
