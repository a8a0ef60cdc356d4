import { longDay } from '../../../../kernel/calendar-day.ts';
import { Flow, RATING_SERIES, type Series } from '../../../../platform/charts/index.ts';
import { DownloadLinks, FigureTiles, Section } from '../../../../platform/govuk/index.ts';
import type { RatingsModel } from './presenter.ts';

const SERIES: readonly Series[] = [
  ...RATING_SERIES,
  { key: 'Not registered', label: 'Not registered', colour: '#7d8a8f', pattern: 'plain' },
];
const TONES = new Map<string, 'green' | 'red'>([
  ['Improved', 'green'],
  ['Worsened', 'red'],
]);

/** What moved between the two days, in numbers and as ribbons. */
export function Movement({ model }: { model: RatingsModel }) {
  const { movement } = model;
  return (
    <Section
      id="movement"
      title={`Movement from ${longDay(model.from)} to ${longDay(model.asAt)}`}
      action={<DownloadLinks what="movement of ratings" {...model.downloads.movement} />}
    >
      <FigureTiles
        label="What changed"
        tiles={movement.changes.map(({ change, n, href }) => ({
          label: change,
          value: n,
          of: movement.of,
          href,
          tone: TONES.get(change),
        }))}
      />
      <Flow
        id="moved"
        title={`Ratings on ${longDay(model.from)} and on ${longDay(model.asAt)}`}
        fromLabel={longDay(model.from)}
        toLabel={longDay(model.asAt)}
        unit="locations"
        series={SERIES}
        moves={movement.moves}
        note={`Out of ${movement.of.toLocaleString('en-GB')} locations registered on either day. A service that passed to another provider ended one registration and began another, and is under both.`}
      />
    </Section>
  );
}
