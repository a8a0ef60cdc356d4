import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable } from '../../../access.ts';
import { applicationOn, webServer } from '../../../app.ts';
import { newId } from '../../../platform/clock/index.ts';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { HOST, signIn, type Headers } from '../../../../tests/support/readers.ts';
import { messages } from '../messages.ts';
import { tokenEnds, tokenIdOf, tokenState, newApiToken } from '../rules/api-tokens.ts';

const CLIENT = { name: 'Data warehouse', purpose: 'Nightly figures', contact: 'bi@council.example' };
const TOKEN = { label: 'Nightly load', scopes: 'cqc.read', days: '90' };

describe('a token of the API', () => {
  it('carries its id and a secret of 256 bits, and no two are alike', () => {
    const id = newId();
    const [first, second] = [newApiToken(id), newApiToken(id)];
    expect(first).toMatch(/^amb_[0-9a-f]{32}_[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(tokenIdOf(first)).toBe(id);
    for (const other of ['', 'amb_', first.slice(1), `${first}x`, first.replace('amb', 'AMB'), `${first}\n`])
      expect(tokenIdOf(other), other).toBeUndefined();
  });

  it('is good until its end or its revocation', () => {
    const now = new Date('2026-11-16T09:00:00Z');
    const expiresAt = tokenEnds(now, 30);
    expect(expiresAt.toISOString()).toBe('2026-12-16T09:00:00.000Z');
    expect(tokenState({ expiresAt, revokedAt: null }, now)).toBe('good');
    expect(tokenState({ expiresAt, revokedAt: null }, expiresAt)).toBe('expired');
    expect(tokenState({ expiresAt, revokedAt: now }, now)).toBe('revoked');
  });
});

describeOnBothDatabases('the pages of API clients', (get) => {
  let app: FastifyInstance;
  let browser: Headers;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    browser = await signIn(get(), ['administrator'], { name: 'Ada Admin', email: 'ada@council.example' });
  });
  afterAll(() => app?.close());

  const open = (url: string, headers = browser) => app.inject({ method: 'GET', url, headers });
  const send = (url: string, fields: Record<string, string | string[]>, headers: Record<string, string> = browser) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]))).toString(),
    });
  const addClient = async (name: string) => {
    const answer = await send('/settings/api-clients', { ...CLIENT, name });
    expect(answer.statusCode).toBe(303);
    return String(answer.headers.location);
  };
  const addToken = async (client: string, fields = TOKEN) => {
    const answer = await send(`${client}/tokens`, fields);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    return /amb_[0-9a-f]{32}_[\w-]{43}/.exec(answer.body)![0];
  };
  const me = (token: string) =>
    app.inject({ method: 'GET', url: '/api/v1/me', headers: { host: HOST, authorization: `Bearer ${token}` } });

  it('teach where there is nothing yet', async () => {
    const page = await open('/settings/api-clients');
    expect(page.body).toContain('No system uses the API yet');
  });

  it('make a client and a token, which is shown once and works at once', async () => {
    const client = await addClient('Warehouse one');
    const token = await addToken(client, { ...TOKEN, scopes: ['cqc.read', 'risk.read'] as never });
    const answer = await me(token);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ token: object }>().token).toMatchObject({ label: 'Nightly load', expiresAt: '2027-02-14T09:00:00.000Z' });
    const page = (await open(client)).body;
    expect(page).not.toContain('amb_');
    for (const words of ['Nightly load', 'See what CQC publishes, and figures made of it (cqc.read)', 'Ends 14 Feb 2027, 09:00',
      '16 Nov 2026, 09:00 by Ada Admin (ada@council.example)', '16 Nov 2026, 09:00 from 127.0.0.1']) expect(page).toContain(words); // prettier-ignore
    const list = (await open('/settings/api-clients')).body;
    expect(list).toContain('Warehouse one');
    expect(list).toContain('bi@council.example');
  });

  it('revoke a token for good', async () => {
    const client = await addClient('Warehouse two');
    const token = await addToken(client);
    expect((await send(`${client}/tokens/${tokenIdOf(token)}/revoke`, {})).statusCode).toBe(303);
    expect((await me(token)).statusCode).toBe(401);
    expect((await open(client)).body).toContain('Revoked 16 Nov 2026');
    expect((await send(`${client}/tokens/${tokenIdOf(token)}/revoke`, {})).statusCode).toBe(404);
    const trail = await sql<{ action: string; actor: string }>`
      select action, actor from platform.audit_entry where row_id = ${tokenIdOf(token)!} order by seq`.execute(get().db.owner);
    expect(trail.rows).toEqual([
      { action: 'token made', actor: 'Ada Admin (ada@council.example)' },
      { action: 'token revoked', actor: 'Ada Admin (ada@council.example)' },
    ]);
  });

  it('switch a client off with all its tokens, and on again', async () => {
    const client = await addClient('Warehouse three');
    const token = await addToken(client);
    await send(client, { active: 'no' });
    expect((await me(token)).statusCode).toBe(401);
    expect((await open('/settings/api-clients')).body).toContain('Switched off');
    await send(client, { active: 'yes' });
    expect((await me(token)).statusCode).toBe(200);
  });

  it('say beside the fields what is wrong, and keep what was typed', async () => {
    const client = await addClient('Warehouse four');
    const empty = await send('/settings/api-clients', { purpose: 'Kept <words>' });
    expect(empty.statusCode).toBe(400);
    for (const words of [messages.apiClientNameMissing, messages.apiClientContactMissing, 'Kept &lt;words>'])
      expect(empty.body).toContain(words);
    const taken = await send('/settings/api-clients', { ...CLIENT, name: 'warehouse FOUR' });
    expect(taken.body).toContain(messages.apiClientNameTaken('warehouse FOUR'));
    const token = await send(`${client}/tokens`, { label: 'x'.repeat(101), days: '5000', scopes: 'people.administer' });
    expect(token.statusCode).toBe(400);
    for (const words of [messages.apiTokenLabelTooLong, messages.apiTokenScopesMissing, messages.apiTokenDaysMissing])
      expect(token.body).toContain(words);
    expect(token.body).not.toContain('amb_');
  });

  it('offer no scope but those of the role of API clients', async () => {
    const page = (await open(await addClient('Warehouse five'))).body;
    const offered = [...page.matchAll(/name="scopes" type="checkbox" value="([^"]+)"/g)].map(([, scope]) => scope);
    const held = accessTable().permissionsOf(['api-client']);
    expect(held).toContain('intelligence.record');
    expect(held).not.toContain('intelligence.read');
    expect(offered.toSorted()).toEqual([...held].sort());
  });

  it('are for administrators, ask for a fresh proof before each change, and know no other council’s clients', async () => {
    const client = await addClient('Warehouse six');
    const token = await addToken(client);
    const analyst = await signIn(get(), ['analyst']);
    expect((await open('/settings/api-clients', analyst)).statusCode).toBe(403);
    expect((await send('/settings/api-clients', CLIENT, analyst)).statusCode).toBe(403);
    const { db, clock } = get();
    const authorityId = await makeAuthority(db, ['Bury'], 'Next Council');
    const other = await signIn({ db, clock, authorityId });
    expect((await open('/settings/api-clients', other)).body).not.toContain('Warehouse');
    expect((await open(client, other)).statusCode).toBe(404);
    expect((await send(client, { active: 'no' }, other)).statusCode).toBe(404);
    expect((await send(`${client}/tokens`, TOKEN, other)).statusCode).toBe(404);
    expect((await send(`${client}/tokens/${tokenIdOf(token)}/revoke`, {}, other)).statusCode).toBe(404);
    expect((await me(token)).statusCode).toBe(200);
    await sql`update people.session set authenticated_at = now() - interval '2 years'`.execute(db.owner);
    for (const [url, fields] of [['/settings/api-clients', CLIENT], [client, { active: 'no' }], [`${client}/tokens`, TOKEN],
      [`${client}/tokens/${tokenIdOf(token)}/revoke`, {}]] as const) { // prettier-ignore
      const answer = await send(url, fields);
      expect(answer.statusCode, url).toBe(403);
      expect(answer.body).toContain('Confirm that it is you');
    }
    expect((await me(token)).statusCode).toBe(200);
  });
}); // prettier-ignore
