import {
  Button,
  DataTable,
  Input,
  InsetText,
  PageHeading,
  SummaryList,
  Textarea,
} from '../../govuk/index.ts';
import type { TypeModel } from './type-presenter.ts';

/** One kind of record: why it is kept so long, and what this council decided. */
export function RetentionTypePage({ model }: { model: TypeModel }) {
  return (
    <>
      <PageHeading title={model.name} lead={model.what} />
      <SummaryList
        rows={model.facts.map(({ key, value }) => ({ key: { text: key }, value: { text: value } }))}
      />
      {model.hold?.held && <InsetText text={model.hold.held} />}
      {model.period?.changeable && <PeriodForm period={model.period} errorOf={model.errorOf} />}
      {model.hold && <HoldForm hold={model.hold} errorOf={model.errorOf} />}
      <DataTable
        id="decisions"
        caption="What your council decided"
        columns={[{ text: 'When' }, { text: 'What' }, { text: 'Who' }, { text: 'Why' }]}
        rows={model.decisions.map(({ day, words, who, why }) => ({ cells: [day, words, who, why] }))}
        empty={<p class="govuk-body">Your council has decided nothing of its own on these records yet.</p>}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={model.trail}>
          What the schedule took away, in the audit trail
        </a>
      </p>
    </>
  );
}

function PeriodForm({
  period,
  errorOf,
}: {
  period: NonNullable<TypeModel['period']>;
  errorOf: TypeModel['errorOf'];
}) {
  return (
    <>
      <h2 class="govuk-heading-m">Choose another period</h2>
      <form method="post" action={period.action} novalidate>
        <Input
          id="months"
          name="months"
          label={{ text: 'Months' }}
          hint={{ text: `From ${period.least} to ${period.most}. A shorter period holds from the next run.` }}
          classes="govuk-input--width-3"
          inputmode="numeric"
          value={period.months}
          errorMessage={errorOf('months')}
        />
        <Textarea
          id="period-why"
          name="period-why"
          rows={3}
          label={{ text: 'Why' }}
          hint={{ text: 'Your own retention schedule, or who decided it.' }}
          value={period.why}
          errorMessage={errorOf('period-why')}
        />
        <Button text="Keep this period" />
      </form>
    </>
  );
}

function HoldForm({
  hold,
  errorOf,
}: {
  hold: NonNullable<TypeModel['hold']>;
  errorOf: TypeModel['errorOf'];
}) {
  const lifting = hold.held !== null;
  const field = lifting ? 'lift-why' : 'hold-why';
  return (
    <>
      <h2 class="govuk-heading-m">{lifting ? 'Lift the hold' : 'Hold these records'}</h2>
      <form method="post" action={hold.action} novalidate>
        <Textarea
          id={field}
          name={field}
          rows={3}
          label={{ text: 'Why' }}
          hint={{
            text: lifting
              ? 'What is due goes with the next run after this.'
              : 'Say, a claim or an inquiry for which they are evidence. Nothing of them goes until the hold is lifted.',
          }}
          value={hold.why}
          errorMessage={errorOf(field)}
        />
        <Button
          text={lifting ? 'Lift the hold' : 'Hold'}
          classes={lifting ? 'govuk-button--warning' : 'govuk-button--secondary'}
        />
      </form>
    </>
  );
}
