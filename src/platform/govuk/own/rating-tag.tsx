import { ratingStep, RATINGS, type Rating } from '../../../kernel/rating.ts';
import { classes } from '../components/params.ts';

export interface RatingTagProps {
  /** One of CQC's four, or null. Any other text is shown as it stands. */
  rating: string | null;
  /** Why there is none, or what more there is to say: "Not yet inspected", "carried over". */
  note?: string | null;
}

/** A CQC rating as a word, a height on the four-step scale and a colour. */
export function RatingTag({ rating, note }: RatingTagProps) {
  const known = RATINGS.find((step) => step === rating) ?? null;
  const name = known ? known.toLowerCase().replace(' ', '-') : 'none';
  return (
    <span class={classes('amb-rating', `amb-rating--${name}`)}>
      <Steps rating={known} />
      <span class="amb-rating__word">{rating ?? 'Not rated'}</span>
      {note && (
        <>
          {' '}
          <span class="amb-rating__note">{note}</span>
        </>
      )}
    </span>
  );
}

/** Four bars of which as many are full as the rating has steps. */
function Steps({ rating }: { rating: Rating | null }) {
  const step = rating ? ratingStep(rating) : 0;
  return (
    <svg
      class="amb-rating__steps"
      viewBox="0 0 18 14"
      width="18"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      {[1, 2, 3, 4].map((n) => (
        <rect
          x={(n - 1) * 4.75 + 0.5}
          y={13.5 - n * 3.25}
          width="3.25"
          height={n * 3.25}
          fill={n <= step ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1"
          stroke-opacity={n <= step ? '1' : '0.45'}
        />
      ))}
    </svg>
  );
}
