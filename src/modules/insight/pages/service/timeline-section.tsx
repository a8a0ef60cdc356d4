import { longDay } from '../../../../kernel/calendar-day.ts';
import {
  EmptyState,
  PageTabs,
  Pagination,
  RatingTag,
  Section,
  Timeline,
} from '../../../../platform/govuk/index.ts';
import { TIMELINE_KINDS, type TimelineItem } from '../../rules/timeline.ts';
import type { TimelineModel } from './present-timeline.ts';

/** Everything that happened, newest first, by kind where one is chosen. */
export function ServiceTimeline({ timeline }: { timeline: TimelineModel }) {
  return (
    <div id="timeline">
      <Section id="timeline-section" title="Timeline" action={timeline.shown}>
        <PageTabs label="Kinds of entry in the timeline" items={timeline.tabs} />
        {timeline.entries.length === 0 ? (
          <EmptyState title="Nothing has happened yet" headingLevel={3}>
            Ratings, registrations, enforcement, intelligence, changes of colour and of local facts will stand
            here, newest first.
          </EmptyState>
        ) : (
          <TimelineList items={timeline.entries} label="What happened, newest first" />
        )}
        {timeline.pagination !== null && <Pagination {...timeline.pagination} />}
      </Section>
    </div>
  );
}

/** Timeline entries with their lines, ratings and report. */
function TimelineList({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <Timeline
      label={label}
      entries={items.map((item) => ({
        day: item.day,
        kind: TIMELINE_KINDS[item.kind].icon,
        kindText: TIMELINE_KINDS[item.kind].entry,
        title: item.title,
        content: <Content item={item} />,
      }))}
    />
  );
}

function Content({ item }: { item: TimelineItem }) {
  return (
    <>
      {item.lines.map((line) => (
        <p class="amb-timeline__line">{line}</p>
      ))}
      {item.ratings !== undefined && item.ratings.length > 0 && (
        <ul class="amb-inline-list amb-timeline__ratings">
          {item.ratings.map((one) => (
            <li>
              <span>{one.label}</span> <RatingTag rating={one.rating} note={one.note} />
            </li>
          ))}
        </ul>
      )}
      {item.link !== undefined && (
        <p class="amb-timeline__line">
          <a
            class="govuk-link"
            href={item.link.href}
            rel={item.link.href.startsWith('/') ? undefined : 'external noreferrer'}
          >
            {item.link.text}
            <span class="govuk-visually-hidden">, {longDay(item.day)}</span>
          </a>
        </p>
      )}
    </>
  );
}
