/** A place between two entries of the trail, newest first; what comes next is older. */
export interface Cursor {
  /** Microseconds since 1970: an instant as exact as the trail keeps it. */
  micros: string;
  chain: 'own' | 'shared';
  seq: string;
}

/** "1763805600123456-own-17", for an address. */
export function cursorText({ micros, chain, seq }: Cursor): string {
  return `${micros}-${chain}-${seq}`;
}

/** The place that an address names; null where it names none. */
export function parseCursor(text: string): Cursor | null {
  const parts = /^(\d{1,16})-(own|shared)-(\d{1,18})$/.exec(text);
  return parts === null ? null : { micros: parts[1]!, chain: parts[2] as Cursor['chain'], seq: parts[3]! };
}
