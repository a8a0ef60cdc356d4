import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { LogKind } from '../../queries/fetch-log-kinds.ts';
import { paths } from '../../routes.ts';
import { placeholderWords } from '../../rules/describe-placeholders.ts';
import type { Indicator, Reads } from '../../rules/model.ts';
import { readerOf } from '../../rules/readers.ts';
import { fieldsOfIndicator, rowsOf } from './form.ts';

export interface BandRow {
  row: number;
  /** The named value; null where the band is one of numbers. */
  equals: string | null;
  from: string;
  points: string;
  words: string;
  because: string;
}

export interface IndicatorModel {
  action: string;
  title: string;
  isOff: boolean;
  fact: Reads['fact'];
  label: string;
  source: string;
  /** What a form shows of what is read; see reads-fields.tsx. */
  fields: Fields;
  kinds: { value: string; text: string; checked: boolean }[];
  /** "months", "concerns", "per cent ..." : what numbers of bands count. */
  counts: string;
  rows: BandRow[];
  numbered: boolean;
  unknown: { points: string; words: string; because: string } | null;
  caps: { value: string; text: string; checked: boolean }[];
  placeholders: { name: string; stands: string }[];
  hiddenRows: string;
}

/** The form as typed, or as the draft has it. */
export function presentIndicator(
  { draftId, model, off }: LoadedDraft,
  indicator: Indicator,
  kinds: readonly LogKind[],
  typed?: Fields,
): IndicatorModel {
  const caps = model.caps ?? [];
  const fields = typed ?? fieldsOfIndicator(indicator, caps);
  const reader = readerOf(indicator.reads);
  const isOff = off.indicators.some(({ key }) => key === indicator.key);
  const chosen = many(fields, 'kind');
  const inside = many(fields, 'caps');
  return {
    action: paths.draftIndicator(draftId, indicator.key),
    title: indicator.label,
    isOff,
    fact: indicator.reads.fact,
    label: one(fields, 'label'),
    source: one(fields, 'source'),
    fields,
    kinds: kinds.map(({ kind, name }) => ({ value: kind, text: name, checked: chosen.includes(kind) })),
    counts: COUNTS[reader.unit ?? 'number'],
    rows: Array.from({ length: rowsOf(fields) }, (_, i) => bandRow(fields, i + 1)),
    numbered: reader.unit !== null,
    unknown: indicator.unknown === undefined ? null : wordedOf(fields, 'unknown'),
    caps: isOff
      ? []
      : caps.map(({ label }, at) => ({
          value: String(at),
          text: label,
          checked: inside.includes(String(at)),
        })),
    placeholders: reader.placeholders.map((name) => ({ name: `{${name}}`, stands: placeholderWords(name) })),
    hiddenRows: String(rowsOf(fields)),
  };
}

/** What the numbers of bands count, by the unit of the reader. */
const COUNTS = {
  months: 'From (months)',
  'in a row': 'From (in a row)',
  events: 'From (how many)',
  severity: 'From (severity)',
  weight: 'From (weight)',
  number: 'From',
};

function bandRow(fields: Fields, row: number): BandRow {
  const equals = one(fields, `band-${row}-equals`);
  return {
    row,
    equals: equals === '' ? null : equals,
    from: one(fields, `band-${row}-from`),
    ...wordedOf(fields, `band-${row}`),
  };
}

function wordedOf(fields: Fields, prefix: string) {
  return {
    points: one(fields, `${prefix}-points`),
    words: one(fields, `${prefix}-words`),
    because: one(fields, `${prefix}-because`),
  };
}
