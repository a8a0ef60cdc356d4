import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentsOf } from '../parts/uploads.ts';
import { keptFileName } from '../rules/file-name.ts';

describe('the name of a file that came with an entry', () => {
  it('stays as it is, without folders and signs that are not shown', () => {
    expect(keptFileName('Letter of 3 May.pdf')).toBe('Letter of 3 May.pdf');
    expect(keptFileName('../../etc\\passwd\r\nx\u0000.pdf')).toBe('.. .. etc passwd x .pdf');
  });

  it('can always be kept: at most 255 characters, all of them whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(3), (name, n) => {
        const kept = keptFileName('a'.repeat(250 + n) + name);
        expect([...kept].length).toBeLessThanOrEqual(255);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('of nothing but such signs is "file"', () => {
    const [file] = attachmentsOf([
      { field: 'files', filename: '\u0000/', path: 'files/1', bytes: 1, sha256: '' },
    ]);
    expect(file?.fileName).toBe('file');
  });
});
