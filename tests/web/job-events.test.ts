import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { insertJob, requestCancel } from '../../src/platform/jobs/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { signIn, type Headers } from '../support/readers.ts';

describeOnBothDatabases("a job's stream of events", (get) => {
  let app: FastifyInstance;
  let port: number;
  let headers: Headers;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
    headers = await signIn(get());
  });
  afterAll(() => app.close());

  async function queued(): Promise<string> {
    const { db, scope } = get();
    const jobId = newId();
    // Nobody runs jobs here, so it waits until it is cancelled.
    await db.within(scope, (tx) => insertJob(tx, jobId, scope, 'risk.rate', {}));
    return jobId;
  }

  /** Listens until `enough` has been heard, then hangs up or waits for the end; answers all that was heard. */
  function listen(jobId: string, enough?: RegExp, onFirst?: () => void): Promise<string> {
    return new Promise((resolve, reject) => {
      const asked = request({ port, path: `/jobs/${jobId}/events`, headers }, (answer) => {
        let heard = '';
        expect(answer.headers['content-type']).toBe('text/event-stream');
        answer.on('data', (bytes: Buffer) => {
          if (heard === '') onFirst?.();
          heard += bytes.toString();
          if (enough?.test(heard) !== true) return;
          asked.destroy();
          resolve(heard);
        });
        answer.on('end', () => resolve(heard));
        answer.on('error', () => resolve(heard));
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  it('tells its state until it has ended, and ends with it', async () => {
    const { db, scope } = get();
    const jobId = await queued();
    let heard = Promise.resolve('');
    await new Promise<void>((begun) => (heard = listen(jobId, undefined, begun)));
    await db.within(scope, (tx) => requestCancel(tx, jobId));
    const states = [...(await heard).matchAll(/"state":"(\w+)"/g)].map(([, state]) => state);
    expect(states[0]).toBe('queued');
    expect(states.at(-1)).toBe('cancelled');
  });

  it('asks the database no more once its reader has gone', async () => {
    await listen(await queued(), /queued/);
    await sleep(1_200);
    expect(await get().queriesOf(() => sleep(1_500))).toEqual([]);
  });

  it('is of no job where the address names none', async () => {
    for (const path of ['', '/events'])
      for (const jobId of ['-'.repeat(36), 'a'.repeat(36), newId()])
        expect((await app.inject({ url: `/jobs/${jobId}${path}`, headers })).statusCode).toBe(404);
  });

  it('keeps no server from stopping', async () => {
    const jobId = await queued();
    let heard = Promise.resolve('');
    await new Promise<void>((begun) => (heard = listen(jobId, undefined, begun).catch(() => '')));
    // Never ends where the stream holds the server open.
    await app.close();
    expect(await heard).toContain('queued');
  });
});
