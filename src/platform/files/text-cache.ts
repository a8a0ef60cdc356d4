import { decodeXmlText } from './xml-text.ts';

const SLOTS = 8_192;
/** Longer texts seldom come twice. */
const LONGEST = 48;

/**
 * Decodes XML text, remembering short ones: most cells of a register hold one of a few words ("Y", "Good", a region), and a
 * text that is shared costs neither decoding nor memory.
 */
export class TextCache {
  /** The bytes of each remembered text, in one block: an array for each would cost more than it saves. */
  private readonly keys = new Uint8Array(SLOTS * LONGEST);
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly texts: string[] = Array.from({ length: SLOTS }, () => '');

  /** The decoded text of the bytes from `start` to before `end`, which must be UTF-8. */
  decoded(bytes: Buffer, start: number, end: number, where: () => string): string {
    const length = end - start;
    if (length > LONGEST) return decodedText(bytes, start, end, where);
    let hash = length;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const { keys } = this;
    const base = slot * LONGEST;
    if (this.lengths[slot] === length) {
      let i = 0;
      while (i < length && keys[base + i] === bytes[start + i]) i++;
      if (i === length) return this.texts[slot]!;
    }
    const text = decodedText(bytes, start, end, where);
    for (let i = 0; i < length; i++) keys[base + i] = bytes[start + i]!;
    this.lengths[slot] = length;
    this.texts[slot] = text;
    return text;
  }
}

function decodedText(bytes: Buffer, start: number, end: number, where: () => string): string {
  return decodeXmlText(bytes.toString('utf8', start, end), where);
}
