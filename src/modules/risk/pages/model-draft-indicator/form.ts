import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { DraftEdit } from '../../parts/save-draft-edit.ts';
import { wholeIn } from '../../parts/whole-in.ts';
import { withCaps, withIndicator, type DraftJson } from '../../rules/draft-edits.ts';
import type { Band, Cap, Indicator, Worded } from '../../rules/model.ts';
import { readerOf } from '../../rules/readers.ts';
import { fieldsOfReads, inputOfReads, readsOf } from './reads-form.ts';

/** Blank rows at the end, for further bands. */
const BLANK_ROWS = 2;
const MOST_ROWS = 45;

/** An indicator as its form shows it: one row a band, those of named values first. */
export function fieldsOfIndicator(
  { key, label, source, reads, bands, unknown }: Indicator,
  caps: readonly Cap[],
): Fields {
  const rows = inRows(bands);
  const numbered = readerOf(reads).unit !== null;
  return {
    label,
    source,
    ...fieldsOfReads(reads),
    rows: String(rows.length + (numbered ? BLANK_ROWS : 0)),
    ...Object.assign({}, ...rows.map((band, at) => fieldsOfBand(band, at + 1))),
    ...(unknown === undefined ? {} : fieldsOfWorded(unknown, 'unknown')),
    caps: caps.flatMap((cap, at) => (cap.indicators.includes(key) ? [String(at)] : [])),
  };
}

function inRows(bands: readonly Band[]): Band[] {
  const from = (band: Band) => ('from' in band ? band.from : -1);
  return bands.toSorted((a, b) => from(a) - from(b));
}

function fieldsOfBand(band: Band, row: number): Fields {
  return {
    [`band-${row}-${'from' in band ? 'from' : 'equals'}`]: 'from' in band ? String(band.from) : band.equals,
    ...fieldsOfWorded(band, `band-${row}`),
  };
}

function fieldsOfWorded({ points, words, because = '' }: Worded, prefix: string): Fields {
  return { [`${prefix}-points`]: String(points), [`${prefix}-words`]: words, [`${prefix}-because`]: because };
}

/** How many rows the form has. */
export function rowsOf(fields: Fields): number {
  return wholeNumber(one(fields, 'rows'), 1, MOST_ROWS) ?? 1;
}

/** What the form makes of a draft. A row left wholly empty is no band. */
export function parseIndicatorForm(fields: Fields, json: DraftJson, indicator: Indicator): DraftEdit {
  const errors: FieldError[] = [];
  const { key } = indicator;
  const rows = filledRows(fields, errors);
  const reads = readsOf(fields, indicator.reads, errors);
  const unknown = indicator.unknown === undefined ? {} : { unknown: wordedOf(fields, 'unknown', errors) };
  const bands = rows.map(({ row, band }) => ({ ...band, ...wordedOf(fields, `band-${row}`, errors) }));
  const changed = {
    key,
    label: one(fields, 'label'),
    source: one(fields, 'source'),
    reads,
    bands,
    ...unknown,
  };
  const caps = many(fields, 'caps').map(Number);
  return {
    json: withCaps(withIndicator(json, key, changed), key, caps),
    errors,
    inputOf: (place) =>
      inputOf(
        place,
        indicator,
        rows.map(({ row }) => row),
      ),
    fallback: 'label',
  };
}

interface FilledRow {
  row: number;
  band: { equals: string } | { from: number; to: number | null };
}

/** Named values in their order, then numbers from the lowest on: each band ends where the next begins, and the last has no end. */
function filledRows(fields: Fields, errors: FieldError[]): FilledRow[] {
  const rows = Array.from({ length: rowsOf(fields) }, (_, i) => i + 1);
  const named = rows.filter((row) => one(fields, `band-${row}-equals`) !== '');
  const numbered = rows.filter((row) => !named.includes(row) && !isEmptyRow(fields, row));
  const starts = numbered
    .map((row) => {
      const from = wholeNumber(one(fields, `band-${row}-from`), 0, 1_000_000);
      if (typeof from !== 'number') errors.push({ field: `band-${row}-from`, message: messages.bandFrom });
      return { row, from: from ?? 0 };
    })
    .sort((a, b) => a.from - b.from);
  return [
    ...named.map((row) => ({ row, band: { equals: one(fields, `band-${row}-equals`) } })),
    ...starts.map(({ row, from }, at) => ({ row, band: { from, to: starts[at + 1]?.from ?? null } })),
  ];
}

function isEmptyRow(fields: Fields, row: number): boolean {
  return ['from', 'points', 'words', 'because'].every((part) => one(fields, `band-${row}-${part}`) === '');
}

function wordedOf(fields: Fields, prefix: string, errors: FieldError[]): Worded {
  const points = wholeIn(fields, `${prefix}-points`, 'Points', errors);
  const words = one(fields, `${prefix}-words`);
  const because = one(fields, `${prefix}-because`);
  return because === '' && points === 0 ? { points, words } : { points, words, because };
}

/** The input for a place in the model; places of other indicators have none here. */
function inputOf(place: string, { key, reads }: Indicator, rows: readonly number[]): string | null {
  const own = [`indicators.${key}`, `off.indicators.${key}`].find((each) => place.startsWith(`${each}.`));
  if (own === undefined) return place === 'thresholds' && rows.length > 0 ? `band-${rows[0]}-points` : null;
  const [part = '', number = '', field = 'points'] = place.slice(own.length + 1).split('.');
  if (part === 'reads') return inputOfReads(place.slice(own.length + '.reads.'.length), reads);
  if (part === 'unknown') return `unknown-${number === '' ? 'points' : number}`;
  if (part !== 'bands') return part;
  const row = number === '' ? rows[0] : rows[Number(number) - 1];
  return row === undefined ? null : `band-${row}-${field === 'to' ? 'from' : field}`;
}
