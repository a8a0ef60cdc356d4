import { describe, expect, it } from 'vitest';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryCodeHash } from '../rules/recovery-codes.ts';

const BITS_A_LETTER = 5;

describe('recovery codes', () => {
  it('are ten of at least 112 random bits, in groups that can be read out, and no two alike', () => {
    const codes = Array.from({ length: 100 }, newRecoveryCodes).flat();
    expect(newRecoveryCodes()).toHaveLength(10);
    expect(new Set(codes).size).toBe(1_000);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){5}$/);
      expect(code.replaceAll('-', '').length * BITS_A_LETTER).toBeGreaterThanOrEqual(112);
    }
    // Every letter of the alphabet comes about as often: 24,000 letters, 32 kinds.
    const counts = new Map<string, number>();
    for (const letter of codes.join('').replaceAll('-', ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    for (const count of counts.values()) expect(Math.abs(count - 750)).toBeLessThan(200);
  });

  it('are kept as hashes that tell neither the code nor that two accounts have the same', () => {
    const [code] = newRecoveryCodes();
    expect(recoveryCodeHash(code!, 'a')).not.toBe(recoveryCodeHash(code!, 'b'));
    expect(recoveryCodeHash(code!, 'a')).not.toContain(code!.slice(0, 4));
    expect(looksLikeRecoveryCode(code!)).toBe(true);
    expect(looksLikeRecoveryCode('123 456')).toBe(false);
  });
});
