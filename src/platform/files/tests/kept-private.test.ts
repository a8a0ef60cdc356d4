import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openSecrets } from '../../secrets/index.ts';
import { saveUpload } from '../index.ts';

const root = mkdtempSync(join(tmpdir(), 'amberley-private-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const othersMay = (path: string) => statSync(path).mode & 0o077;

describe.skipIf(process.platform === 'win32')('what is kept beside a database server', () => {
  it('is for this user alone, though nothing was there before', async () => {
    const dataDir = join(root, 'uploads');
    await saveUpload(Readable.from([Buffer.from('text')]), { dataDir, maxBytes: 10 });
    expect(othersMay(join(dataDir, 'files'))).toBe(0);
  });

  it('so is the key', () => {
    const dataDir = join(root, 'keys');
    openSecrets({ dataDir });
    expect([othersMay(dataDir), othersMay(join(dataDir, 'secret.key'))]).toEqual([0, 0]);
  });
});
