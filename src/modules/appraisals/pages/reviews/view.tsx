import { longDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  EmptyState,
  PageHeading,
  Section,
  SummaryList,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { boxesTyped, DayInput, errorOf } from '../../../market/index.ts';
import { CampaignTabs } from '../../parts/campaign-tabs.tsx';
import type { Campaign } from '../../queries/campaign-source.ts';
import type { Review } from '../../queries/fetch-reviews.ts';
import type { WeekCount } from '../../queries/fetch-weeks.ts';
import { paths } from '../../routes.ts';
import type { RedService } from './form.ts';

interface Props {
  campaign: Campaign;
  week: WeekCount | undefined;
  reds: readonly RedService[];
  reviews: readonly Review[];
  fields: Fields;
  errors: FieldError[];
  records: boolean;
}

/** Reviews of red services, and a form for the next one. */
export function ReviewsPage(props: Props) {
  const { campaign, reviews, records } = props;
  return (
    <>
      <PageHeading
        title="Reviews of reds"
        caption={campaign.theme}
        lead="People of several professions look at every red service, and decide what each needs."
      />
      <CampaignTabs campaignId={campaign.campaignId} current="reviews" />
      {records && <ReviewForm {...props} />}
      <Section id="held-section" title="Reviews that were held">
        {reviews.length === 0 && (
          <EmptyState title="None yet">A review stands here once it is recorded, and is never changed.</EmptyState>
        )}
        {reviews.map((review) => (
          <SummaryList
            card={{ title: { text: `${longDay(review.heldOn)}, for the week of ${longDay(review.weekStart)}` } }}
            rows={[
              { key: { text: 'Took part' }, value: { text: review.tookPart } },
              ...review.decisions.map(({ locationId, name, decision }) => ({
                key: { content: <a class="govuk-link" href={paths.one(campaign.campaignId, locationId)}>{name}</a> },
                value: { text: decision },
              })),
            ]}
          />
        ))}
      </Section>
    </>
  );
} // prettier-ignore

function ReviewForm({ campaign, week, reds, fields, errors }: Props) {
  if (week === undefined || reds.length === 0)
    return <p class="govuk-body">No service is Red in the newest week: there is nothing to review.</p>;
  return (
    <Section id="record" title={`Record a review of the week of ${longDay(week.weekStart)}`}>
      <form method="post" action={paths.reviews(campaign.campaignId)} novalidate>
        <input type="hidden" name="week" value={week.weekStart} />
        <DayInput
          name="held"
          legend="Held on"
          hint="For example 7 10 2027"
          value={boxesTyped(fields, 'held')}
          errors={errors}
        />
        <Textarea
          id="tookPart"
          name="tookPart"
          rows={2}
          label={{ text: 'Who took part', classes: 'govuk-label--s' }}
          hint={{ text: 'Names or roles, for example "Quality, public health, safeguarding, GP"' }}
          value={field(fields, 'tookPart')}
          errorMessage={errorOf(errors, 'tookPart')}
        />
        {reds.map(({ locationId, name }) => (
          <Textarea
            id={`decision-${locationId}`}
            name={`decision-${locationId}`}
            rows={2}
            label={{ text: `What was decided about ${name}`, classes: 'govuk-label--s' }}
            value={field(fields, `decision-${locationId}`)}
            errorMessage={errorOf(errors, `decision-${locationId}`)}
          />
        ))}
        <Button text="Record the review" />
      </form>
    </Section>
  );
}
