import type { Draft } from './draft.ts';
import type { Floor } from './model.ts';

/** Where a floor of a draft stands. */
export interface FloorPlace {
  floor: Floor;
  at: number;
  isOff: boolean;
}

/** The floor that an address names, "on-1" or "off-2"; undefined where there is none. */
export function floorAt({ model, off }: Draft, place: string): FloorPlace | undefined {
  const [, list, number] = /^(on|off)-(\d{1,3})$/.exec(place) ?? [];
  const isOff = list === 'off';
  const at = Number(number) - 1;
  const floor = (isOff ? off.floors : model.floors)[at];
  return list === undefined || floor === undefined ? undefined : { floor, at, isOff };
}

/** How an address names a floor. */
export function floorPlace(at: number, isOff: boolean): string {
  return `${isOff ? 'off' : 'on'}-${at + 1}`;
}
