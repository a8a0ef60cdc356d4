import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAME, openBehindProxy, type BehindProxy } from '../support/behind-proxy.ts';

const MB = 1024 * 1024;
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=edge';

let house: BehindProxy;
beforeAll(async () => {
  house = await openBehindProxy();
}, 60_000);
afterAll(() => house.close());

const send = (url: string, type: string, payload: string, headers: Record<string, string> = {}) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: { host: NAME, ...headers, 'content-type': type },
    payload,
  });
const part = (disposition: string, content: string) =>
  `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const stored = () => readdir(join(house.test.dataDir, 'files')).catch(() => []);

describe('a form that is larger than any of ours', () => {
  it.each(['/sign-in', '/account/password'])(
    'is refused at %s by the number of its fields, and not written back',
    async (url) => {
      const fields = Array.from({ length: 6000 }, (_, n) => `field${n}=`).join('&');
      const answer = await send(url, URLENCODED, fields);
      expect(answer.statusCode).toBe(413);
      expect(answer.body).not.toContain('field17');
    },
  );

  it('is refused by its size also where it may bring files, and not written back', async () => {
    const fields = Array.from({ length: 5 }, (_, n) => part(`name="f${n}"`, 'x'.repeat(MB / 2))).join('');
    const answer = await send('/sign-in', MULTIPART, `${fields}--edge--\r\n`);
    expect(answer.statusCode).toBe(413);
    expect(answer.body.length).toBeLessThan(MB);
  });

  it('leaves no file behind that came before it was too large', async () => {
    const payload = `${part('name="file"; filename="a.csv"', 'a,b')}${part('name="f"', 'x'.repeat(2 * MB + 1))}--edge--\r\n`;
    const answer = await send('/import/spreadsheet', MULTIPART, payload, await house.browserOf());
    expect(answer.statusCode).toBe(413);
    expect(await stored()).toEqual([]);
  });
});

describe('a form without its token', () => {
  it('leaves no file behind', async () => {
    const { 'x-csrf-token': _token, ...browser } = await house.browserOf();
    const payload = `${part('name="file"; filename="a.csv"', 'a,b')}--edge--\r\n`;
    const answer = await send('/import/spreadsheet', MULTIPART, payload, browser);
    expect(answer.statusCode).toBe(403);
    expect(await stored()).toEqual([]);
  });
});
