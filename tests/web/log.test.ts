import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBehindProxy, type BehindProxy } from '../support/behind-proxy.ts';

let house: BehindProxy;
let app: FastifyInstance;
let admin: Record<string, string>;

beforeAll(async () => {
  house = await openBehindProxy();
  ({ app } = house);
  admin = await house.browserOf();
}, 60_000);
afterAll(() => house.close());

interface Asked {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  payload?: string;
}

describe('the log', () => {
  const FORGED = '{"level":30,"msg":"sign-in","accountId":"0193"}';
  const HOSTILE = `x\r\n${FORGED}\n\u001b[2J\u0000\u0085\u2028\u202e`;
  /** Controls, line ends of Unicode, and marks that turn the direction of reading. */
  const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u;
  const hostileHeader = `x \u001b[2J\u0085 ${FORGED}`;
  /** What was logged while `work` ran: whole lines as they were written. */
  const logged = async (work: () => Promise<unknown>) => {
    const from = house.lines.length;
    await work();
    return house.lines.slice(from);
  };
  const entriesOf = (some: string[]) => some.map((line) => JSON.parse(line) as Record<string, unknown>);

  it.each<[string, Asked]>([
    ['an address', { method: 'GET', url: `/services/${encodeURIComponent(HOSTILE)}` }],
    ['a query', { method: 'GET', url: `/services?q=${encodeURIComponent(HOSTILE)}` }],
    [
      'a form',
      {
        method: 'POST',
        url: '/sign-in',
        payload: new URLSearchParams({ email: HOSTILE, next: HOSTILE }).toString(),
      },
    ],
    ['another host', { method: 'GET', url: '/', headers: { host: 'evil.example' } }],
    [
      'the browser',
      {
        method: 'POST',
        url: '/sign-in',
        headers: { 'user-agent': hostileHeader, referer: hostileHeader },
      },
    ],
  ])('is one JSON object a line, whatever is in %s', async (_what, asked) => {
    const some = await logged(() =>
      app.inject({
        ...asked,
        headers: {
          ...admin,
          'content-type': 'application/x-www-form-urlencoded',
          ...asked.headers,
        },
      }),
    );
    expect(some.length).toBeGreaterThan(0);
    for (const line of some) {
      expect(line).toMatch(/^\{.*\}\n$/);
      expect(line.slice(0, -1)).not.toMatch(UNSEEN);
    }
    for (const entry of entriesOf(some)) {
      expect(entry.accountId).not.toBe('0193');
      expect(entry.msg).not.toBe('sign-in');
      expect(entry.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
  });

  it('holds an error without the rows that a database tells with it', async () => {
    const some = await logged(async () => {
      const error = Object.assign(new Error(`broken\r\n${FORGED}${HOSTILE}`), {
        code: '23505',
        constraint: 'account_email',
        detail: 'Key (email)=(whistle@blower.example) already exists.',
        parameters: ['secret'],
      });
      app.log.error({ err: error }, 'request failed');
    });
    expect(some).toHaveLength(1);
    expect(some[0]).not.toMatch(/whistle|secret/);
    expect(some[0]!.slice(0, -1)).not.toMatch(UNSEEN);
    expect(entriesOf(some)[0]!.err).toMatchObject({
      type: 'Error',
      code: '23505',
      constraint: 'account_email',
    });
  });

  it('has no session, no password, no code and no token of a link', async () => {
    const token = 'q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng';
    const payload = new URLSearchParams({
      email: 'a@b.example',
      password: 'correct horse',
      csrf: token,
    }).toString();
    const some = await logged(async () => {
      await app.inject({ url: `/reset/${token}`, headers: admin });
      await app.inject({ url: `/sign-in/back?code=${token}&state=x`, headers: admin });
      await app.inject({
        method: 'POST',
        url: '/sign-in',
        payload,
        headers: { ...admin, 'content-type': 'application/x-www-form-urlencoded' },
      });
    });
    const text = some.join('');
    for (const secret of [token, 'correct horse', admin.cookie!.split('=')[1]!])
      expect(text).not.toContain(secret);
  });

  it('tells who was refused what, and does not fill up with it', async () => {
    const member = await house.browserOf(['member']);
    const some = entriesOf(await logged(() => app.inject({ url: '/settings/accounts', headers: member })));
    expect(some.find(({ msg }) => msg === 'request refused')).toMatchObject({
      statusCode: 403,
      req: { method: 'GET', url: '/settings/accounts', remoteAddress: '127.0.0.1' },
      accountId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    const many = await logged(async () => {
      for (let n = 0; n < 60; n++) await app.inject({ url: '/settings/accounts', headers: member });
    });
    expect(entriesOf(many).filter(({ msg }) => msg === 'request refused').length).toBeLessThan(40);
  });
});
