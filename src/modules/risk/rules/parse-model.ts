import { parseDay } from '../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import { parseFloor } from './parse-floor.ts';
import { parseAdjustments, parseCaps } from './parse-groups.ts';
import { complainOfNaming } from './parse-heard.ts';
import { parseIndicator } from './parse-indicator.ts';
import { isRecord, textIn, wholeIn, type Complain } from './parse-parts.ts';
import type { Floor, Indicator, Model } from './model.ts';
import { whyNeverGreen } from './reachability.ts';

/**
 * Reads a model from JSON, or says in plain words everything that is wrong with it. Refused are: bands that overlap, leave
 * a gap or name unknown values; negative or broken points; thresholds out of order; unknown kinds of fact; words with
 * placeholders that cannot be filled; two indicators of one key; and a model by which no service could ever be Green.
 */
export function parseModel(json: unknown): Parsed<Model> {
  const errors: FieldError[] = [];
  const complain: Complain = (field, message) => {
    errors.push({ field, message });
  };
  if (!isRecord(json)) return { errors: [{ field: 'model', message: 'A model must be a JSON object' }] };
  const model = readModel(json, complain);
  if (errors.length > 0 || model === null) return { errors };
  const never = whyNeverGreen(model);
  return never === null ? { value: model } : { errors: [{ field: 'thresholds', message: never }] };
}

function readModel(json: Record<string, unknown>, complain: Complain): Model | null {
  const [id, name, source] = ['id', 'name', 'source'].map((key) => textIn(json, key, key, complain)) as [
    string,
    string,
    string,
  ];
  const validFrom = parseDay(String(json.validFrom));
  if (validFrom === null)
    complain('validFrom', `"${String(json.validFrom)}" is not a day written YYYY-MM-DD`);
  const version = wholeIn(json, 'version', 'version', complain);
  if (version < 1) complain('version', 'The version must be 1 or more');
  const indicators = listIn(json, 'indicators', complain).map((one, at) => parseIndicator(one, at, complain));
  complainOfTwins(
    indicators.map((indicator) => indicator?.key),
    complain,
  );
  const floors = listIn(json, 'floors', complain).map((one, at) => parseFloor(one, at, complain));
  const thresholds = readThresholds(json.thresholds, complain);
  if (validFrom === null || indicators.includes(null) || floors.includes(null)) return null;
  const read = {
    indicators: indicators.filter((one) => one !== null),
    floors: floors.filter((one) => one !== null),
  };
  complainOfNaming(saidBy(read), complain);
  return {
    id,
    version,
    name,
    validFrom,
    appliesTo: readAppliesTo(json.appliesTo, complain),
    source,
    thresholds,
    ...read,
    ...readGroups(json, read.indicators, complain),
  };
}

function readGroups(
  { caps, adjustments }: Record<string, unknown>,
  indicators: readonly Indicator[],
  complain: Complain,
): Pick<Model, 'caps' | 'adjustments'> {
  const adjusting = parseAdjustments(adjustments, indicators, complain);
  const capping = parseCaps(caps, indicators, adjusting, complain);
  return {
    ...(caps === undefined ? {} : { caps: capping }),
    ...(adjustments === undefined ? {} : { adjustments: adjusting }),
  };
}

/** Every text that a reader of a reason can come to see. */
function saidBy({ indicators, floors }: { indicators: readonly Indicator[]; floors: readonly Floor[] }) {
  const worded = indicators.flatMap(({ key, label, reads, bands, unknown }) => [
    { field: `indicators.${key}`, texts: [key, label] },
    ...(reads.fact === 'events'
      ? [{ field: `indicators.${key}.reads.called`, texts: Object.values(reads.called) }]
      : []),
    ...[...bands, ...(unknown === undefined ? [] : [unknown])].map(({ words, because = '' }, at) => ({
      field: `indicators.${key}.bands.${at + 1}`,
      texts: [words, because],
    })),
  ]);
  const held = floors.map(({ when, words, because }, at) => ({
    field: `floors.${at + 1}`,
    texts: [words, because, ...(when.fact === 'events' ? Object.values(when.called) : [])],
  }));
  return [...worded, ...held].flatMap(({ field, texts }) => texts.map((text) => ({ field, text })));
}

function listIn(json: Record<string, unknown>, key: string, complain: Complain): unknown[] {
  const list = json[key];
  if (Array.isArray(list)) return list;
  complain(key, `The model needs a list of ${key}`);
  return [];
}

function complainOfTwins(keys: (string | undefined)[], complain: Complain): void {
  const seen = new Set<string>();
  if (keys.length === 0) complain('indicators', 'A model needs at least one indicator');
  for (const key of keys) {
    if (key === undefined) continue;
    if (seen.has(key))
      complain(`indicators.${key}`, `Two indicators have the key "${key}": each needs its own`);
    seen.add(key);
  }
}

function readThresholds(json: unknown, complain: Complain): Model['thresholds'] {
  if (!isRecord(json)) {
    complain('thresholds', 'The model needs thresholds: the scores from which a service is amber and red');
    return { amber: 1, red: 2 };
  }
  const amber = wholeIn(json, 'amber', 'thresholds.amber', complain);
  const red = wholeIn(json, 'red', 'thresholds.red', complain);
  if (amber < 1)
    complain('thresholds.amber', `Amber starts at ${amber}: it must be 1 or more, or nothing could be Green`);
  if (red <= amber)
    complain('thresholds.red', `Red starts at ${red} and Amber at ${amber}: Red must start above Amber`);
  return { amber, red };
}

function readAppliesTo(json: unknown, complain: Complain): readonly string[] | null {
  if (json === null || json === undefined) return null;
  if (Array.isArray(json) && json.length > 0 && json.every((one) => typeof one === 'string' && one !== ''))
    return json;
  complain(
    'appliesTo',
    'Say which categories of service the model is for as a list of names, or null for all',
  );
  return null;
}
