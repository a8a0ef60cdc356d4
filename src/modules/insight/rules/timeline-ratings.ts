import { longDay } from '../../../kernel/calendar-day.ts';
import { KEY_QUESTIONS, RATINGS } from '../../../kernel/rating.ts';
import { webAddress } from './web-address.ts';
import { direction, type Publication, type Verdict } from './publications.ts';
import { inWords, type TimelineItem } from './timeline.ts';

/** CQC's publications as entries of a timeline; `named` tells which registration, where it is not the page's own. */
export function ratingItems(
  publications: readonly Publication[],
  named: (locationId: string) => string | null,
): TimelineItem[] {
  return publications.map((publication) => {
    const rated = publication.verdicts.some((verdict) => verdict.rating !== null);
    const href = webAddress(publication.reportLink);
    const about = named(publication.locationId);
    return {
      day: publication.day,
      kind: rated ? 'ratings' : 'visits',
      title: rated ? ratedTitle(publication) : (overallReason(publication) ?? 'Visited without a rating'),
      lines: [
        publication.inspectedOn === null
          ? ''
          : `${publication.regime === 'assessment' ? 'Assessed' : 'Inspected'} on ${longDay(publication.inspectedOn)}.`,
        rated ? '' : 'The rating that stood before still stands.',
        about === null ? '' : `Given to ${about}.`,
      ].filter((line) => line !== ''),
      ratings: rated ? questionsOf(publication.verdicts) : [],
      ...(href === null ? {} : { link: { text: 'Report on CQC', href } }),
    };
  });
}

function ratedTitle({ verdicts, level, before }: Publication): string {
  const overall = verdicts.filter((verdict) => verdict.question === 'Overall' && verdict.rating !== null);
  const change =
    level === null || before === null
      ? ''
      : [`, down from ${before}`, ' again', `, up from ${before}`][direction(level, before) + 1]!;
  const [first] = overall;
  if (first === undefined) return `Rated ${byRating(verdicts, (verdict) => verdict.question)}`;
  if (new Set(overall.map((verdict) => verdict.rating)).size === 1) return `Rated ${first.rating}${change}`;
  return `Rated ${byRating(overall, (verdict) => (verdict.group === 'Overall' ? 'the whole service' : verdict.group))}`;
}

/** "Good for Safe and Caring, Requires improvement for Well-led". */
function byRating(verdicts: readonly Verdict[], what: (verdict: Verdict) => string): string {
  return RATINGS.map((rating) => ({
    rating,
    on: verdicts.filter((verdict) => verdict.rating === rating).map(what),
  }))
    .filter(({ on }) => on.length > 0)
    .map(({ rating, on }) => `${rating} for ${inWords([...new Set(on)])}`)
    .join(', ');
}

function overallReason({ verdicts }: Publication): string | null {
  return verdicts.find((verdict) => verdict.question === 'Overall')?.reason ?? verdicts[0]?.reason ?? null;
}

function questionsOf(verdicts: readonly Verdict[]): NonNullable<TimelineItem['ratings']> {
  const groups = new Set(verdicts.map((verdict) => verdict.group));
  const place = ({ question }: Verdict) => (KEY_QUESTIONS as readonly string[]).indexOf(question);
  return verdicts
    .filter((verdict) => verdict.question !== 'Overall')
    .toSorted((a, b) => a.group.localeCompare(b.group, 'en-GB') || place(a) - place(b))
    .map((verdict) => ({
      label: groups.size > 1 ? `${verdict.group}, ${verdict.question}` : verdict.question,
      rating: verdict.rating,
      note: verdict.assessed ? verdict.reason : 'carried over',
    }));
}
