import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { day, daysBetween, type Day } from '../../kernel/calendar-day.ts';

const EPOCH = day('1970-01-01');

/** A scale of calendar days. Days are counted, so that no time zone comes into it. */
export function dayScale(from: Day, to: Day, range: [number, number]): (at: Day) => number {
  const scale: ScaleLinear<number, number> = scaleLinear(
    [count(from), Math.max(count(to), count(from) + 1)],
    range,
  );
  return (at) => Math.round(scale(count(at)) * 10) / 10;
}

/** First of January of each year inside the span, thinned to at most `most`. */
export function yearTicks(from: Day, to: Day, most: number): { at: Day; label: string }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (year) => year % step === 0,
  );
  return years
    .map((year) => ({ at: day(`${year}-01-01`), label: String(year) }))
    .filter(({ at }) => at >= from && at <= to);
}

function count(at: Day): number {
  return daysBetween(EPOCH, at);
}
