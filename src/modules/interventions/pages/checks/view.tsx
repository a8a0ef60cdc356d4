import { monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one as field, type Fields } from '../../../../platform/forms/index.ts';
import {
  Button,
  DataTable,
  EmptyState,
  PageHeading,
  Section,
  Textarea,
} from '../../../../platform/govuk/index.ts';
import { errorOf } from '../../../market/index.ts';
import { RoomTabs } from '../../parts/room-tabs.tsx';
import type { DrawLine } from '../../queries/fetch-draws.ts';
import { paths } from '../../routes.ts';

interface Props {
  draws: DrawLine[];
  month: string;
  drawnThisMonth: boolean;
  hasQuota: boolean;
  administers: boolean;
  fields: Fields;
  errors: FieldError[];
}

/** What was drawn in each month for each team, and how much of it is done. */
export function ChecksPage(props: Props) {
  const { draws, hasQuota, administers } = props;
  return (
    <>
      <PageHeading
        title="Random checks"
        lead="Green and Amber services drawn by lot each month, so that help comes before a service turns Red. Anybody can draw again and get the same."
      />
      <RoomTabs current="checks" administers={administers} />
      <DataTable
        id="draws"
        caption="Draws by month and team"
        captionHidden
        columns={[
          { text: 'Month and team' },
          { text: 'Could be drawn', format: 'numeric' },
          { text: 'Drawn', format: 'numeric' },
          { text: 'Done', format: 'numeric' },
          { text: 'With concerns', format: 'numeric' },
          { text: 'Overdue', format: 'numeric' },
        ]}
        rows={draws.map((draw) => ({
          cells: [
            <a class="govuk-link" href={paths.draw(draw.drawId)}>
              {monthOf(draw.month)}, {draw.teamName}
            </a>,
            draw.candidates,
            draw.drawn,
            draw.done,
            draw.concerns,
            draw.overdue,
          ],
        }))}
        empty={
          <EmptyState
            title="Nothing has been drawn yet"
            action={administers ? { text: 'Set quotas', href: paths.quotas() } : undefined}
          >
            {hasQuota
              ? 'The first draw is made in the coming night.'
              : 'A quality manager sets how many services are checked each month; then each month is drawn in its first night.'}
          </EmptyState>
        }
      />
      {administers && hasQuota && <DrawNow {...props} />}
    </>
  );
}

function DrawNow({ month, drawnThisMonth, fields, errors }: Props) {
  return (
    <Section id="draw-now" title={`Draw ${month} now`}>
      <p class="govuk-body">
        {drawnThisMonth
          ? 'This month has been drawn. Only teams that were not drawn yet would be.'
          : 'The night draws by itself. Draw now only where that cannot wait.'}{' '}
        Nobody can choose the seed: it is made of the council, the month and the newest entry of the audit
        trail.
      </p>
      <form method="post" action={paths.checks()} novalidate>
        <Textarea
          id="reason"
          name="reason"
          rows={2}
          label={{ text: 'Why it cannot wait', classes: 'govuk-label--s' }}
          hint={{ text: 'It stands with the draw.' }}
          value={field(fields, 'reason')}
          errorMessage={errorOf(errors, 'reason')}
        />
        <Button text="Draw now" classes="govuk-button--secondary" />
      </form>
    </Section>
  );
}
