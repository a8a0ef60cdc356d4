import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { signIn, type Headers } from '../support/readers.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';

const PIECE = Buffer.alloc(1024 * 1024, 'x');
const SENT_MB = 210;

describe('a file larger than we take', { timeout: 60_000 }, () => {
  let test: TestDatabase;
  let app: FastifyInstance;
  let signedIn: Headers;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    const { db, clock, dataDir } = test;
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    await app.listen({ port: 0, host: '127.0.0.1' });
    signedIn = await signIn(test);
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  async function send(path: string): Promise<{ status: number | undefined; body: string }> {
    const { port } = app.server.address() as AddressInfo;
    const headers = { ...signedIn, 'content-type': 'multipart/form-data; boundary=edge' };
    const asked = request({ port, path, method: 'POST', headers });
    const answered = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      asked.on('error', reject);
      asked.on('response', (answer) => {
        text(answer).then((body) => resolve({ status: answer.statusCode, body }), reject);
      });
    });
    asked.write(
      '--edge\r\ncontent-disposition: form-data; name="file"; filename="big.csv"\r\ncontent-type: text/csv\r\n\r\n',
    );
    for (let sent = 0; sent < SENT_MB; sent++) {
      if (!asked.write(PIECE)) await new Promise((resolve) => asked.once('drain', resolve));
    }
    asked.end('\r\n--edge--\r\n');
    return answered;
  }

  it.each(['/import', '/import/spreadsheet'])(
    'is refused by %s in a sentence, and nothing of it stays',
    async (path) => {
      const { status, body } = await send(path);
      expect(status).toBe(400);
      expect(body).toContain('The file is larger than 200 MB, the most we take');
      expect(readdirSync(join(test.dataDir, 'files'))).toEqual([]);
    },
  );
});

describe('a file in which the virus scanner finds something', () => {
  it('is refused in words, and nothing of it stays', async () => {
    const test = await openTestDatabase('embedded');
    const clamd = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('stream: Win.Test.EICAR_HDB-1 FOUND\0'));
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    const { port } = clamd.address() as AddressInfo;
    const { db, clock, dataDir } = test;
    const config = { port: 0, host: '127.0.0.1', dataDir, clamd: { host: '127.0.0.1', port } };
    const { app } = await webServer(applicationOn(db, config, clock), { log: false });
    const headers = { ...(await signIn(test)), 'content-type': 'multipart/form-data; boundary=edge' };
    const payload =
      '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nbad\r\n--edge--\r\n';
    const answer = await app.inject({ method: 'POST', url: '/import/spreadsheet', headers, payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('found Win.Test.EICAR_HDB-1 in the file');
    expect(readdirSync(join(dataDir, 'files'))).toEqual([]);
    await app.close();
    clamd.close();
    await test.close();
  });
});
