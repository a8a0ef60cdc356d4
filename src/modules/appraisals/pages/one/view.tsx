import { longDay, shortDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { RAGS } from '../../../../kernel/rating.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  Columns,
  DataTable,
  EmptyState,
  FactStrip,
  Input,
  PageHeading,
  Radios,
  Section,
  Select,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { AnswerFields } from '../../parts/answer-fields.tsx';
import { OfferTag } from '../../parts/campaign-tabs.tsx';
import { ColourTag } from '../../parts/colour-tag.tsx';
import { who } from '../../parts/who.ts';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { Offer } from '../../queries/fetch-offers.ts';
import type { RatedReturn } from '../../queries/return-source.ts';
import { paths } from '../../routes.ts';
import { offerMayBecome, OFFER_STATES } from '../../rules/states.ts';

interface Props {
  campaign: Campaign;
  returns: readonly RatedReturn[];
  current: RatedReturn;
  offers: readonly Offer[];
  fields: Fields;
  errors: FieldError[];
  /** Whether the reader may enter and rate, now. */
  acts: boolean;
}

/** One service in a campaign: its weeks, what was offered, and what an officer may do. */
export function OnePage(props: Props) {
  const { campaign, current, acts } = props;
  return (
    <>
      <PageHeading
        title={current.name}
        caption={campaign.theme}
        tags={<ColourTag rag={current.rag} />}
        lead={`Week of ${longDay(current.weekStart)}, due ${longDay(current.dueOn)}. ${current.words ?? 'Not answered, so nothing is known.'}`}
        actions={
          <a class="govuk-link" href={paths.service(current.locationId)}>
            The service’s page
          </a>
        }
      />
      <FactStrip
        facts={[
          { label: 'Type', content: current.category },
          { label: 'Beds at the start', content: current.beds ?? 'Not known' },
          { label: 'Locality', content: current.locality },
        ]}
      />
      {acts ? (
        <Columns aside={<RateForm {...props} />}>
          <AnswerForm {...props} />
        </Columns>
      ) : null}
      <Offers {...props} />
      <Weeks {...props} />
    </>
  );
}

function Hidden({ current }: Pick<Props, 'current'>) {
  return (
    <>
      <input type="hidden" name="week" value={current.weekStart} />
      <input type="hidden" name="version" value={String(current.version)} />
    </>
  );
}

function AnswerForm({ campaign, current, fields, errors }: Props) {
  return (
    <Section id="answer" title={current.answers === null ? 'Enter its numbers' : 'Correct its numbers'}>
      <form method="post" action={paths.answer(campaign.campaignId, current.locationId)} novalidate>
        <Hidden current={current} />
        <AnswerFields design={campaign.design} fields={fields} errors={errors} />
        <Button text="Enter for the provider" />
      </form>
    </Section>
  );
}

function RateForm({ campaign, current, fields, errors }: Props) {
  return (
    <Section id="rate" title="Rate it otherwise">
      <form method="post" action={paths.rate(campaign.campaignId, current.locationId)} novalidate>
        <Hidden current={current} />
        <Radios
          name="rag"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Colour', classes: 'govuk-fieldset__legend--s' } }}
          hint={{ text: 'Holds for this week, until new numbers are sent.' }}
          items={RAGS.map((rag) => ({ value: rag, text: rag }))}
          value={field(fields, 'rag')}
          errorMessage={errorOf(errors, 'rag')}
        />
        <Textarea
          id="reason"
          name="reason"
          rows={3}
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          value={field(fields, 'reason')}
          errorMessage={errorOf(errors, 'reason')}
        />
        <Button text="Rate" classes="govuk-button--secondary" />
      </form>
    </Section>
  );
}

function Offers(props: Props) {
  const { campaign, current, offers, fields, errors, acts } = props;
  const left = campaign.design.menu.filter((item) => !offers.some((offer) => offer.item === item));
  return (
    <Section id="offers" title="Interventions">
      <DataTable
        id="offers-table"
        caption="What was offered"
        captionHidden
        columns={[
          { text: 'Intervention' },
          { text: 'State' },
          { text: 'Offered', classes: 'amb-nowrap' },
          { text: 'Note' },
          ...(acts ? [{ text: 'Change' }] : []),
        ]}
        rows={offers.map((offer) => ({
          cells: [
            offer.item,
            <OfferTag state={offer.state} />,
            shortDay(offer.offeredOn),
            offer.words,
            ...(acts ? [<MoveOn {...props} offer={offer} />] : []),
          ],
        }))}
        empty={<EmptyState title="Nothing was offered yet">What is offered from the menu stands here, with what came of it.</EmptyState>}
      />
      {acts && left.length > 0 && (
        <form method="post" action={paths.offer(campaign.campaignId, current.locationId)} novalidate>
          <Hidden current={current} />
          <Select
            id="item"
            name="item"
            label={{ text: 'Offer from the menu', classes: 'govuk-label--s' }}
            items={[{ value: '', text: 'Choose' }, ...left.map((item) => ({ value: item, text: item }))]}
            value={field(fields, 'item')}
            errorMessage={errorOf(errors, 'item')}
          />
          <Input id="words" name="words" label={{ text: 'Note, if you like' }} value={field(fields, 'words')} />
          <Button text="Offer" classes="govuk-button--secondary" />
        </form>
      )}
    </Section>
  );
} // prettier-ignore

function MoveOn({ campaign, current, offer }: Props & { offer: Offer }) {
  const next = offerMayBecome(offer.state);
  if (next.length === 0) return <>Nothing more</>;
  const id = `note-${offer.offerId}`;
  return (
    <form method="post" action={paths.offer(campaign.campaignId, current.locationId)} class="amb-offer">
      <input type="hidden" name="week" value={current.weekStart} />
      <input type="hidden" name="offerId" value={offer.offerId} />
      <input type="hidden" name="version" value={String(offer.version)} />
      <label class="govuk-visually-hidden" for={id}>
        Note on {offer.item}
      </label>
      <input class="govuk-input govuk-input--width-10" id={id} name="note" placeholder="Note" />
      {next.map((state) => (
        <Button
          text={OFFER_STATES[state]}
          name="to"
          value={state}
          classes="govuk-button--secondary govuk-!-margin-bottom-0"
        />
      ))}
    </form>
  );
}

function Weeks({ campaign, returns, errors }: Props) {
  const wrong = errorOf(errors, 'weeks');
  const { roles, questions } = campaign.design;
  return (
    <Section id="weeks" title="Week by week">
      {wrong && <p class="govuk-error-message">{wrong.text}</p>}
      <DataTable
        id="weeks-table"
        caption="Its weeks, the newest first"
        captionHidden
        columns={[
          { text: 'Week of', classes: 'amb-nowrap' },
          { text: 'Colour' },
          { text: 'Why' },
          ...roles.map(({ name }) => ({ text: `${questions.part}: ${name}`, format: 'numeric' as const })),
          { text: 'Answered' },
        ]}
        rows={returns.map((row) => ({
          cells: [
            <a class="govuk-link" href={`${paths.one(row.campaignId, row.locationId)}?week=${row.weekStart}`}>
              {shortDay(row.weekStart)}
            </a>,
            <ColourTag rag={row.rag} />,
            row.kind === 'officer' ? `Rated by an officer: ${row.words}` : (row.words ?? 'Not answered'),
            ...roles.map(({ key }) => {
              const numbers = row.answers?.[key];
              return numbers === undefined ? '' : `${numbers.part} of ${numbers.whole}`;
            }),
            row.answeredOn === null
              ? ''
              : `${shortDay(row.answeredOn)}${row.onBehalf ? ', for the provider' : ''}, by ${who(row.sentBy)}`,
          ],
        }))}
      />
    </Section>
  );
} // prettier-ignore
