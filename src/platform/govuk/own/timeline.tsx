import type { ComponentChildren } from 'preact';
import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import { classes } from '../components/params.ts';

interface TimelineEntry {
  day: Day;
  /** Chooses the icon: one of the keys of ICONS, else a plain dot. */
  kind: string;
  /** The kind in words: "Rating", "Registration". */
  kindText: string;
  title: ComponentChildren;
  content?: ComponentChildren;
  id?: string;
}

export interface TimelineProps {
  /** Newest first, as given. */
  entries: TimelineEntry[];
  /** What it is a timeline of, for a screen reader. */
  label: string;
  headingLevel?: 2 | 3 | 4;
}

/** Dated entries down a line, each with an icon and the word of its kind. */
export function Timeline({ entries, label, headingLevel }: TimelineProps) {
  const Heading = `h${headingLevel ?? 3}` as 'h3';
  return (
    <ol class="amb-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li class={classes('amb-timeline__entry', `amb-timeline__entry--${entry.kind}`)} id={entry.id}>
          <Icon kind={entry.kind} />
          <div class="amb-timeline__when">
            <time datetime={entry.day}>{longDay(entry.day)}</time>
            <span class="amb-timeline__kind">{entry.kindText}</span>
          </div>
          <div class="amb-timeline__what">
            <Heading class="amb-timeline__title">{entry.title}</Heading>
            {entry.content && <div class="amb-timeline__content">{entry.content}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

const ICONS: Record<string, string> = {
  rating: 'M6 16v-4M10 16V9M14 16V6',
  inspection: 'M9 5a4 4 0 100 8 4 4 0 000-8zM12 12l4 4',
  registration: 'M5 4h7l3 3v9H5zM8 9h4M8 12h4',
  contract: 'M5 4h7l3 3v9H5zM8 13c2-2 3 1 4-1',
  rag: 'M10 4l6 11H4z',
  review: 'M5 11l3 3 7-8',
  visit: 'M10 17s5-5 5-9a5 5 0 10-10 0c0 4 5 9 5 9z',
  concern: 'M10 5v6M10 14v1',
  note: 'M5 15l1-4 7-7 3 3-7 7z',
  change: 'M4 8h11l-3-3M16 12H5l3 3',
};

function Icon({ kind }: { kind: string }) {
  const path = ICONS[kind];
  return (
    <svg
      class="amb-timeline__icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      {path ? (
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          stroke-width="1.75"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      ) : (
        <circle cx="10" cy="10" r="4" fill="currentColor" />
      )}
    </svg>
  );
}
