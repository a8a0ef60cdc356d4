import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import { Button, EmptyState, Input, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { boxesTyped, DayInput, errorOf } from '../../../market/index.ts';
import { CampaignTabs } from '../../parts/campaign-tabs.tsx';
import { ComparisonTable, type ComparedRow } from '../../parts/comparison-table.tsx';
import type { Campaign } from '../../queries/campaign-source.ts';
import { paths } from '../../routes.ts';

interface Props {
  campaign: Campaign;
  rows: readonly ComparedRow[];
  fields: Fields;
  errors: FieldError[];
  records: boolean;
}

/** Published shares beside those of the region and of England. */
export function ComparisonPage(props: Props) {
  const { campaign, rows, records } = props;
  return (
    <>
      <PageHeading
        title="Comparison"
        caption={campaign.theme}
        lead="What was published of our area, beside the region and England. A share that is the same as another is not higher than it."
      />
      <CampaignTabs campaignId={campaign.campaignId} current="comparison" />
      <ComparisonTable
        rows={rows}
        last={
          records
            ? ({ benchmarkId, measure }) => (
                <form method="post" action={paths.removeComparison(campaign.campaignId, benchmarkId)}>
                  <Button
                    content={<>Remove<span class="govuk-visually-hidden"> {measure}</span></>}
                    classes="govuk-button--secondary govuk-!-margin-bottom-0"
                  />
                </form>
              )
            : undefined
        }
        empty={
          <EmptyState title="Nothing is compared yet">
            Enter what national statistics say of your area, your region and England, each with its source and day.
          </EmptyState>
        }
      />
      {records && <BenchmarkForm {...props} />}
    </>
  );
} // prettier-ignore

function BenchmarkForm({ campaign, fields, errors }: Props) {
  const input = (name: string, text: string, hint?: string, suffix?: string) => (
    <Input
      id={name}
      name={name}
      classes={suffix === undefined ? undefined : 'govuk-input--width-5'}
      label={{ text, classes: 'govuk-label--s' }}
      hint={hint === undefined ? undefined : { text: hint }}
      suffix={suffix === undefined ? undefined : { text: suffix }}
      value={field(fields, name)}
      errorMessage={errorOf(errors, name)}
    />
  );
  return (
    <Section id="enter" title="Enter a comparison">
      <form method="post" action={paths.comparison(campaign.campaignId)} novalidate>
        {input('measure', 'What is compared', 'For example "Staff of homes for older people, second dose"')}
        <div class="amb-numbers">
          {input('ours', 'Ours', undefined, '%')}
          {input('region', 'The region', undefined, '%')}
          {input('england', 'England', undefined, '%')}
        </div>
        {input('regionName', 'Name of the region')}
        {input('source', 'Where it was published')}
        <DayInput
          name="asOf"
          legend="True of"
          hint="The day of the data, for example 27 7 2021"
          value={boxesTyped(fields, 'asOf')}
          errors={errors}
        />
        <Button text="Enter" />
      </form>
    </Section>
  );
}
