import { RatingSteps } from '../../../../platform/charts/index.ts';
import type { Day } from '../../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS } from '../../../../kernel/rating.ts';
import { AgeText, DataTable, RatingTag, Section } from '../../../../platform/govuk/index.ts';
import type { RatingChart } from '../../rules/rating-lines.ts';
import type { CqcPanelModel } from './present-cqc.ts';

/** CQC's ratings, each with its own date and age, and how they went over time. */
export function CqcPanel({
  cqc,
  chart,
  today,
}: {
  cqc: CqcPanelModel;
  chart: RatingChart | null;
  today: Day;
}) {
  return (
    <Section id="cqc" title="CQC ratings" action={<CqcLinks cqc={cqc} />}>
      {cqc.notes.map((note) => (
        <p class="govuk-body">{note}</p>
      ))}
      <QuestionTable cqc={cqc} today={today} />
      <GroupTable cqc={cqc} />
      {chart !== null && (
        <RatingSteps
          id="ratings-over-time"
          title="Overall ratings over time"
          lines={chart.lines}
          visits={chart.visits}
          from={chart.from}
          to={chart.to}
          note="Through all registrations of this service. A rating counts from the day of its publication."
        />
      )}
    </Section>
  );
}

function CqcLinks({ cqc }: { cqc: CqcPanelModel }) {
  return (
    <>
      {cqc.reportHref !== null && (
        <>
          <a class="govuk-link" href={cqc.reportHref} rel="external noreferrer">
            Latest rated report
          </a>{' '}
        </>
      )}
      <a class="govuk-link" href={cqc.cqcHref} rel="external noreferrer">
        This service on CQC's site
      </a>
    </>
  );
}

/** Overall and the five key questions. */
export function QuestionTable({ cqc, today }: { cqc: CqcPanelModel; today: Day }) {
  return (
    <DataTable
      id="questions"
      caption="Ratings that stand, by key question"
      captionHidden
      classes="amb-questions"
      columns={[
        { text: 'Key question', classes: 'amb-nowrap' },
        { text: 'Rating' },
        { text: 'Published', classes: 'amb-nowrap' },
        { text: 'Age' },
      ]}
      rows={cqc.questions.map((one) => ({
        classes: one.question === 'Overall' ? 'amb-questions__overall' : undefined,
        cells: [
          one.question,
          <>
            <RatingTag rating={one.rating} />
            {one.note !== '' && <span class="amb-cell-note">{one.note}</span>}
          </>,
          one.date,
          <AgeText since={one.on} today={today} stale={one.stale} never="" />,
        ],
      }))}
      empty={<p class="govuk-body">CQC has published no rating of this service.</p>}
    />
  );
}

function GroupTable({ cqc }: { cqc: CqcPanelModel }) {
  if (cqc.groups.length === 0) return null;
  return (
    <>
      <DataTable
        id="groups"
        caption="Newest ratings of each of its services"
        columns={[{ text: 'Service' }, { text: 'Overall' }, ...KEY_QUESTIONS.map((text) => ({ text }))]}
        rows={cqc.groups.map((group) => ({
          cells: [
            group.group,
            ...group.cells.map((cell) =>
              cell.rating === null ? (
                '–'
              ) : (
                <>
                  {cell.rating}
                  <span class="amb-cell-note">{cell.date}</span>
                </>
              ),
            ),
          ],
        }))}
      />
      {cqc.range !== '' && <p class="govuk-body">{cqc.range}</p>}
    </>
  );
}
