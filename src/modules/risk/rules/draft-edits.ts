import type { Draft } from './draft.ts';
import type { Floor, Indicator } from './model.ts';

/*
 * Changes of a draft, as JSON that is still to be checked: parseDraft says whether what comes out is a model.
 */

export type DraftJson = Record<string, unknown>;

/** With one indicator in the place of another. */
export function withIndicator(json: DraftJson, key: string, indicator: unknown): DraftJson {
  const place = (list: unknown) =>
    (list as Indicator[] | undefined)?.map((one) => (one.key === key ? indicator : one)) ?? [];
  const off = json.off as Draft['off'] | undefined;
  if (off?.indicators.some((one) => one.key === key) === true)
    return { ...json, off: { ...off, indicators: place(off.indicators) } };
  return { ...json, indicators: place(json.indicators) };
}

/** With one floor in the place of another. */
export function withFloor(json: DraftJson, at: number, isOff: boolean, floor: unknown): DraftJson {
  const off = offOf(json);
  const swap = (list: readonly Floor[]) => list.map((one, i) => (i === at ? floor : one));
  return isOff
    ? withOff(json, { ...off, floors: swap(off.floors) as Floor[] })
    : { ...json, floors: swap(json.floors as Floor[]) };
}

/** Switched on or off. Off, an indicator leaves caps and adjustments, and they go where none is left in them. */
export function switchIndicator(json: DraftJson, key: string, on: boolean): DraftJson {
  const off = offOf(json);
  const all = json.indicators as Indicator[];
  const moved = [...all, ...off.indicators].find((one) => one.key === key);
  if (moved === undefined) return json;
  const others = { on: without(all, key), off: without(off.indicators, key) };
  const indicators = on ? [...others.on, moved] : others.on;
  const parked = on ? others.off : [...others.off, moved];
  const changed = withOff({ ...json, indicators }, { ...off, indicators: parked });
  return on ? changed : outOfGroups(changed, key);
}

/** Taken away for good. */
export function removeIndicator(json: DraftJson, key: string): DraftJson {
  const off = offOf(json);
  const indicators = without(json.indicators as Indicator[], key);
  const parked = { ...off, indicators: without(off.indicators, key) };
  return outOfGroups(withOff({ ...json, indicators }, parked), key);
}

/** A floor switched on or off, or taken away. */
export function moveFloor(json: DraftJson, at: number, isOff: boolean, to: 'on' | 'off' | 'away'): DraftJson {
  const off = offOf(json);
  const floors = json.floors as Floor[];
  const moved = (isOff ? off.floors : floors)[at];
  if (moved === undefined) return json;
  const left = { on: floors.filter((one) => one !== moved), off: off.floors.filter((one) => one !== moved) };
  const on = to === 'on' ? [...left.on, moved] : left.on;
  const parked = to === 'off' ? [...left.off, moved] : left.off;
  return withOff({ ...json, floors: on }, { ...off, floors: parked });
}

/** Caps in which an indicator counts, by their places. */
export function withCaps(json: DraftJson, key: string, places: readonly number[]): DraftJson {
  const caps = (json.caps as { indicators: string[] }[] | undefined) ?? [];
  if (caps.length === 0) return json;
  const changed = caps.map((cap, at) => {
    const others = cap.indicators.filter((one) => one !== key);
    const inside = cap.indicators.includes(key);
    if (places.includes(at)) return inside ? cap : { ...cap, indicators: [...others, key] };
    return { ...cap, indicators: others };
  });
  return { ...json, caps: changed };
}

function outOfGroups(json: DraftJson, key: string): DraftJson {
  const left = (groups: unknown) =>
    ((groups as { indicators: string[] }[] | undefined) ?? [])
      .map((group) => ({ ...group, indicators: group.indicators.filter((one) => one !== key) }))
      .filter((group) => group.indicators.length > 0);
  const { caps, adjustments, ...rest } = json;
  return {
    ...rest,
    ...(caps === undefined ? {} : { caps: left(caps) }),
    ...(adjustments === undefined ? {} : { adjustments: left(adjustments) }),
  };
}

function without(list: readonly Indicator[], key: string): Indicator[] {
  return list.filter((one) => one.key !== key);
}

function offOf(json: DraftJson): Draft['off'] {
  return (json.off as Draft['off'] | undefined) ?? { indicators: [], floors: [] };
}

function withOff(changed: DraftJson, off: Draft['off']): DraftJson {
  const { off: _, ...json } = changed;
  return off.indicators.length + off.floors.length === 0 ? json : { ...json, off };
}
