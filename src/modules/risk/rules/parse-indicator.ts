import type { Band, Indicator } from './model.ts';
import { isRecord, textIn, wholeIn, wordedIn, type Complain } from './parse-parts.ts';
import { parseReads } from './parse-reads.ts';
import type { Reader } from './reader.ts';
import { readerOf } from './readers.ts';

/** One indicator, or null where what it reads cannot be told. Every problem is complained of at "indicators.<key>". */
export function parseIndicator(json: unknown, at: number, complain: Complain): Indicator | null {
  if (!isRecord(json)) {
    complain(`indicators.${at + 1}`, `Indicator ${at + 1} must be a JSON object`);
    return null;
  }
  const key = textIn(json, 'key', `indicators.${at + 1}.key`, complain);
  const field = `indicators.${key === '' ? at + 1 : key}`;
  const label = textIn(json, 'label', `${field}.label`, complain);
  const source = textIn(json, 'source', `${field}.source`, complain);
  const reads = parseReads(json.reads, field, complain);
  if (reads === null) return null;
  const reader = readerOf(reads);
  const bands = parseBands(json.bands, field, reader, complain);
  checkValues(bands, field, reader, complain);
  checkNumbers(bands, field, reader, complain);
  checkDirection(bands, field, reader, complain);
  const read = { key, label, source, reads, bands };
  if (reader.alwaysKnown === true && json.unknown === undefined) return read;
  return { ...read, unknown: parseUnknown(json.unknown, bands, field, reader, complain) };
}

function parseBands(json: unknown, field: string, reader: Reader, complain: Complain): Band[] {
  if (!Array.isArray(json) || json.length === 0) {
    complain(`${field}.bands`, 'An indicator needs a list of bands');
    return [];
  }
  return json.flatMap((one: unknown, at): Band[] => {
    const place = `${field}.bands.${at + 1}`;
    if (!isRecord(one)) {
      complain(place, `Band ${at + 1} must be a JSON object`);
      return [];
    }
    const worded = wordedIn(one, place, reader.placeholders, complain);
    if (one.equals !== undefined)
      return [{ ...worded, equals: textIn(one, 'equals', `${place}.equals`, complain) }];
    const from = wholeIn(one, 'from', `${place}.from`, complain);
    const to = one.to === null ? null : wholeIn(one, 'to', `${place}.to`, complain);
    return [{ ...worded, from, to }];
  });
}

/** Each named value has exactly one band. */
function checkValues(bands: readonly Band[], field: string, reader: Reader, complain: Complain): void {
  const named = bands.flatMap((band) => ('equals' in band ? [band.equals] : []));
  for (const value of reader.values) {
    const n = named.filter((one) => one === value).length;
    if (n === 0) complain(`${field}.bands`, `There is no band for "${value}"`);
    if (n > 1) complain(`${field}.bands`, `There are ${n} bands for "${value}": they overlap`);
  }
  for (const value of named) {
    if (reader.values.includes(value)) continue;
    const known =
      reader.values.length === 0
        ? `only ${reader.unit === 'months' ? 'months' : 'numbers'}`
        : reader.values.join(', ');
    complain(`${field}.bands`, `"${value}" is not a value of this fact: it can be ${known}`);
  }
}

/** The bands of numbers start at 0, follow each other without gap or overlap, and the last has no end. */
function checkNumbers(bands: readonly Band[], field: string, reader: Reader, complain: Complain): void {
  const place = `${field}.bands`;
  const ranges = bands.flatMap((band) => ('from' in band ? [band] : [])).sort((a, b) => a.from - b.from);
  const unit = reader.unit === 'months' ? ' months' : '';
  if (reader.unit === null) {
    if (ranges.length > 0)
      complain(place, 'This fact has no age, so its bands must name values with "equals"');
    return;
  }
  let end: number | null = 0;
  for (const { from, to } of ranges) {
    if (to !== null && to <= from)
      complain(place, `The band from ${from} to ${to}${unit} is empty: "to" must be above "from"`);
    if (end === null || from < end)
      complain(place, `The band from ${from}${unit} overlaps the band before it`);
    else if (from > end) complain(place, `There is a gap: no band covers ${end} to ${from}${unit}`);
    end = to;
  }
  if (end !== null)
    complain(place, `There is a gap: no band covers ${end}${unit} and more (the last band needs "to": null)`);
}

/** Where more (or less) of something is worse, it may not give fewer points: an adverse fact must never lower a score. */
function checkDirection(bands: readonly Band[], field: string, reader: Reader, complain: Complain): void {
  if (reader.worse === undefined) return;
  const rising = bands.flatMap((band) => ('from' in band ? [band] : [])).sort((a, b) => a.from - b.from);
  if (reader.worse === 'lower') rising.reverse();
  for (const [at, band] of rising.entries()) {
    const before = rising[at - 1];
    if (before === undefined || band.points >= before.points) continue;
    complain(
      `${field}.bands`,
      `The band from ${band.from} gives ${band.points} points and the band from ${before.from} gives ${before.points}: points must not fall where things get worse`,
    );
  }
}

/** Not knowing may not be better than the best that could be known, nor worse than the worst. */
function parseUnknown(
  json: unknown,
  bands: readonly Band[],
  field: string,
  reader: Reader,
  complain: Complain,
) {
  const place = `${field}.unknown`;
  if (!isRecord(json)) {
    complain(place, 'An indicator must say what it means that the fact is not known');
    return { points: 0, words: '' };
  }
  const worded = wordedIn(json, place, reader.placeholders, complain);
  const points = bands.map((band) => band.points);
  const [least, most] = [Math.min(...points), Math.max(...points)];
  if (points.length > 0 && worded.points < least) {
    complain(
      place,
      `Unknown gives ${worded.points} points and the best band ${least}: unknown must not lower a score`,
    );
  }
  if (points.length > 0 && worded.points > most) {
    complain(
      place,
      `Unknown gives ${worded.points} points and the worst band ${most}: learning the worst must not lower a score`,
    );
  }
  return worded;
}
