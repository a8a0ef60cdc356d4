import type { FieldError, Parsed } from '../../../kernel/parsed.ts';
import type { Floor, Indicator, Model } from './model.ts';
import { parseFloor } from './parse-floor.ts';
import { parseIndicator } from './parse-indicator.ts';
import { parseModel } from './parse-model.ts';
import { isRecord, type Complain } from './parse-parts.ts';

/** A model that is being written, with what was switched off: it rates nothing, and can be switched on again. */
export interface Draft {
  model: Model;
  off: { indicators: readonly Indicator[]; floors: readonly Floor[] };
}

/** What a file of a model may hold at its top. */
const PARTS = [
  'id', 'version', 'name', 'validFrom', 'appliesTo', 'source', 'thresholds', 'indicators', 'floors', 'caps', 'adjustments', 'off',
]; // prettier-ignore
const KEY = /^[a-z0-9-]{1,60}$/;
const MOST = { indicators: 100, floors: 100, bands: 40, starts: 20, text: 1000 };

/** A draft as it is stored and downloaded: a model, and what is switched off beside it. */
export function draftJson({ model, off }: Draft): Record<string, unknown> {
  const { indicators, floors } = off;
  return indicators.length + floors.length === 0 ? { ...model } : { ...model, off: { indicators, floors } };
}

/**
 * Reads a draft, or says everything that is wrong with it: what parseModel says, what is no part of a model, what is too
 * large to be tried in a page's time, and what is wrong with what is switched off.
 */
export function parseDraft(json: unknown): Parsed<Draft> {
  const errors: FieldError[] = [];
  const complain: Complain = (field, message) => void errors.push({ field, message });
  if (!isRecord(json)) return { errors: [{ field: 'model', message: 'A model must be a JSON object' }] };
  complainOfSize(json, complain);
  if (errors.length > 0) return { errors };
  for (const key of Object.keys(json))
    if (!PARTS.includes(key)) complain(key, `"${key}" is not a part of a model: it has ${PARTS.join(', ')}`);
  const { off, ...rest } = json;
  const parsed = parseModel(rest);
  errors.push(...(parsed.errors ?? []));
  const parked = parseOff(off, complain);
  if (parsed.value !== undefined) complainOfTwice(parsed.value, parked, complain);
  if (parsed.value === undefined || errors.length > 0) return { errors };
  return { value: { model: parsed.value, off: parked } };
}

/** Before anything is tried: trying every kind of service on a model with a thousand limits would take minutes. */
function complainOfSize(json: Record<string, unknown>, complain: Complain): void {
  for (const part of ['indicators', 'floors'] as const) {
    const list = json[part];
    if (Array.isArray(list) && list.length > MOST[part])
      complain(part, `There are ${list.length} ${part}: a model may have ${MOST[part]} at most`);
  }
  const starts = new Set<unknown>();
  for (const one of Array.isArray(json.indicators) ? json.indicators : []) {
    if (isRecord(one) && typeof one.key === 'string' && !KEY.test(one.key))
      complain(
        'indicators',
        `The key ${JSON.stringify(one.key.slice(0, 80))} must be 1 to 60 small letters, digits and hyphens`,
      );
    if (!isRecord(one) || !Array.isArray(one.bands)) continue;
    if (one.bands.length > MOST.bands)
      complain(
        'indicators',
        `${JSON.stringify(one.key)} has ${one.bands.length} bands: ${MOST.bands} at most`,
      );
    if (isRecord(one.reads) && !['events', 'return'].includes(String(one.reads.fact)))
      for (const band of one.bands as unknown[]) if (isRecord(band)) starts.add(band.from);
  }
  if (starts.size > MOST.starts)
    complain('indicators', `Bands start at ${starts.size} different lengths of time: ${MOST.starts} at most`);
  if (longestText(json) > MOST.text)
    complain('model', `A text of the model is longer than ${MOST.text} characters`);
}

function longestText(json: unknown, depth = 0): number {
  if (typeof json === 'string') return json.length;
  if (typeof json !== 'object' || json === null || depth > 8) return 0;
  let longest = 0;
  for (const one of Object.values(json)) longest = Math.max(longest, longestText(one, depth + 1));
  return longest;
}

function parseOff(json: unknown, complain: Complain): Draft['off'] {
  const off = { indicators: [] as Indicator[], floors: [] as Floor[] };
  if (json === undefined) return off;
  const lists = isRecord(json) ? [json.indicators ?? [], json.floors ?? []] : [];
  const [indicators, floors] = lists;
  if (!Array.isArray(indicators) || !Array.isArray(floors)) {
    complain('off', '"off" must hold a list of indicators and a list of floors');
    return off;
  }
  const beside: Complain = (field, message) => complain(`off.${field}`, message);
  indicators.forEach((one: unknown, at) => {
    const read = parseIndicator(one, at, beside);
    if (read !== null) off.indicators.push(read);
  });
  floors.forEach((one: unknown, at) => {
    const read = parseFloor(one, at, beside);
    if (read !== null) off.floors.push(read);
  });
  return off;
}

function complainOfTwice({ indicators }: Model, off: Draft['off'], complain: Complain): void {
  const keys = [...indicators, ...off.indicators].map(({ key }) => key);
  for (const key of new Set(keys.filter((one, at) => keys.indexOf(one) !== at)))
    complain(`off.indicators.${key}`, `Two indicators have the key "${key}": each needs its own`);
}

/** A draft that begins with all that a model says. */
export function draftOf(model: Model): Draft {
  return { model, off: { indicators: [], floors: [] } };
}

/**
 * All that decides what a model says of services, as one text whatever the order of its keys: two models with the same text
 * give the same answers. Name, version and first day are no part of it.
 */
export function substanceOf(model: Model): string {
  const { appliesTo, thresholds, indicators, floors, caps = [], adjustments = [] } = model;
  return canonical({ appliesTo, thresholds, indicators, floors, caps, adjustments });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
