import { audienceOf } from './audience.ts';
import type { Adjustment, Cap, Indicator } from './model.ts';
import { isRecord, textIn, wholeIn, type Complain } from './parse-parts.ts';

/** The caps of a model, checked against its indicators and each other. */
export function parseCaps(
  json: unknown,
  indicators: readonly Indicator[],
  adjustments: readonly Adjustment[],
  complain: Complain,
): Cap[] {
  const caps = recordsIn(json, 'caps', complain).map((one, at): Cap => {
    const field = `caps.${at + 1}`;
    return {
      label: textIn(one, 'label', `${field}.label`, complain),
      indicators: keysIn(one, indicators, field, complain),
      most: wholeIn(one, 'most', `${field}.most`, complain),
      source: textIn(one, 'source', `${field}.source`, complain),
    };
  });
  caps.forEach((cap, at) => checkCap(cap, `caps.${at + 1}`, indicators, adjustments, complain));
  checkNesting(caps, complain);
  return caps;
}

function checkCap(
  cap: Cap,
  field: string,
  indicators: readonly Indicator[],
  adjustments: readonly Adjustment[],
  complain: Complain,
): void {
  const inside = indicators.filter(({ key }) => cap.indicators.includes(key));
  if (new Set(inside.map(({ reads }) => audienceOf(reads.fact))).size > 1)
    complain(
      `${field}.indicators`,
      'A cap must not hold published facts together with what the council heard: the points of one would tell of the other',
    );
  for (const { key, bands } of inside) {
    const percents = adjustments.filter((one) => one.indicators.includes(key)).map(({ percent }) => percent);
    const most = Math.round(
      (Math.max(0, ...bands.map(({ points }) => points)) * Math.max(100, ...percents)) / 100,
    );
    if (most > cap.most)
      complain(
        `${field}.most`,
        `The cap is ${cap.most} and "${key}" alone can give ${most}: its highest points could never count`,
      );
  }
}

/** Caps lie inside each other or apart: of caps that cross, the order in which they are applied would change the score. */
function checkNesting(caps: readonly Cap[], complain: Complain): void {
  caps.forEach((cap, at) => {
    for (const other of caps.slice(0, at)) {
      const shared = cap.indicators.filter((key) => other.indicators.includes(key)).length;
      if (shared > 0 && shared < Math.min(cap.indicators.length, other.indicators.length))
        complain(
          `caps.${at + 1}.indicators`,
          `"${cap.label}" and "${other.label}" cross: one must lie inside the other, or apart`,
        );
    }
  });
}

/** What counts for more where a service cares for a group of people. */
export function parseAdjustments(
  json: unknown,
  indicators: readonly Indicator[],
  complain: Complain,
): Adjustment[] {
  return recordsIn(json, 'adjustments', complain).map((one, at) => {
    const field = `adjustments.${at + 1}`;
    const percent = wholeIn(one, 'percent', `${field}.percent`, complain);
    if (percent < 100)
      complain(
        `${field}.percent`,
        `"percent" is ${percent}: it must be 100 or more, or whom a service cares for would make it look safer`,
      );
    return {
      label: textIn(one, 'label', `${field}.label`, complain),
      indicators: keysIn(one, indicators, field, complain),
      clientGroups: textsIn(one, 'clientGroups', field, complain),
      percent,
      source: textIn(one, 'source', `${field}.source`, complain),
    };
  });
}

function recordsIn(json: unknown, key: string, complain: Complain): Record<string, unknown>[] {
  if (json === undefined) return [];
  if (!Array.isArray(json) || !json.every(isRecord)) {
    complain(key, `"${key}" must be a list of JSON objects`);
    return [];
  }
  return json;
}

function textsIn(json: Record<string, unknown>, key: string, field: string, complain: Complain): string[] {
  const list = json[key];
  if (Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === 'string' && one !== ''))
    return list;
  complain(`${field}.${key}`, `"${key}" must be a list of names`);
  return [];
}

function keysIn(
  json: Record<string, unknown>,
  indicators: readonly Indicator[],
  field: string,
  complain: Complain,
): string[] {
  const keys = textsIn(json, 'indicators', field, complain);
  for (const key of keys)
    if (!indicators.some((one) => one.key === key))
      complain(`${field}.indicators`, `"${key}" is not the key of an indicator of this model`);
  return keys;
}
