import { expect, it } from 'vitest';
import { applicationOn, webServer } from '../../../app.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { HOST, signIn } from '../../../../tests/support/readers.ts';
import { PageGate } from '../limits.ts';

describeOnBothDatabases('whoever asks more than a person can read', (get) => {
  it('is told to wait, by account where signed in and by address where not; others go on', async () => {
    const { db, clock, dataDir } = get();
    const limits = { account: { capacity: 3, perMinute: 1 }, address: { capacity: 2, perMinute: 1 } };
    const { app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
      limits,
    });
    const [one, other] = [await signIn(get()), await signIn(get())];
    const ask = async (headers: Record<string, string>) =>
      app.inject({ method: 'GET', url: '/notices', headers });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) statuses.push((await ask(one)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask(other)).statusCode).toBe(200);
    const nobody = [];
    for (let n = 0; n < 3; n++) nobody.push(await ask({ host: HOST }));
    expect(nobody.map(({ statusCode }) => statusCode)).toEqual([303, 303, 429]);
    expect(nobody[2]!.headers['retry-after']).toBe('60');
    expect(nobody[2]!.body).toContain('Try again in 60 seconds');
    await app.close();
  });
});

it('of one line of IPv6 the whole of it is counted, since it has 2^64 addresses', () => {
  const allowance = { capacity: 2, perMinute: 1 };
  const gate = new PageGate({ account: allowance, address: allowance });
  const allowed = [1, 2, 3].map((n) => gate.take(undefined, `2001:db8:0:1::${n}`, new Date(0)).allowed);
  expect(allowed).toEqual([true, true, false]);
  expect(gate.take(undefined, '2001:db8:0:2::1', new Date(0)).allowed).toBe(true);
});
