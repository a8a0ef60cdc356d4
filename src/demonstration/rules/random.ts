/** A source of repeatable chance: the same seed and purpose always give the same sequence. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the values, each as likely as its weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[];
  /** Normally distributed, mean 0 and standard deviation 1. */
  normal(): number;
  bytes(n: number): Uint8Array;
  /** Text in the shape of a UUID. */
  uuid(): string;
}

/** Four 32-bit words out of text (FNV-1a with a final stir), to start the sequence with. */
function wordsOf(text: string): [number, number, number, number] {
  const word = (start: number) => {
    let h = start ^ 0x811c9dc5;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    return (h ^ (h >>> 13)) | 0;
  };
  return [word(1), word(0x9e3779b9), word(0x3c6ef372), word(0x5bd1e995)];
}

/** Chris Doty-Humphrey's sfc32: small, fast and good enough for stories; not for secrets. */
function sfc32(text: string): () => number {
  let [a, b, c, d] = wordsOf(text);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/**
 * Chance for one purpose. Each purpose has a sequence of its own, so that telling one more story in one place does
 * not move every other name and date.
 */
export function randomFor(seed: number | string, purpose: string): Random {
  const next = sfc32(`${seed}/${purpose}`);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError(`nothing to pick from for "${purpose}"`);
    return list[int(0, list.length - 1)] as T;
  };
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => int(0, 255));
  return {
    next,
    int,
    pick,
    bytes,
    chance: (probability) => next() < probability,
    weighted: (entries) => {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) if ((left -= weight) < 0) return value;
      return pick(entries)[0];
    },
    shuffle: (list) => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(0, i);
        [out[i], out[j]] = [out[j]!, out[i]!];
      }
      return out;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid: () => {
      const hex = [...bytes(16)].map((b) => b.toString(16).padStart(2, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
