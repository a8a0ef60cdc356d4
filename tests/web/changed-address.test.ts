import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { saveResetLink } from '../../src/modules/people/queries/save-reset-link.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

describeOnBothDatabases('a changed e-mail address', (get) => {
  let app: FastifyInstance;
  let admin: Visitor;

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), {
      log: false,
    }));
    admin = new Visitor(app, await signIn(get(), ['administrator']));
  });
  afterAll(() => app.close());

  const accountOf = async (email: string) =>
    (
      await sql<{ id: string; version: number }>`
        select account_id as id, version from people.account where email = ${email}`.execute(get().db.owner)
    ).rows[0]!;
  const change = async (from: string, to: string) => {
    const { id, version } = await accountOf(from);
    const fields = { name: 'Priya Shah', email: to, roles: 'administrator', version: String(version) };
    return admin.post(`/settings/accounts/${id}`, fields);
  };

  it('ends the invitation that went to the address before, which may be a stranger’s', async () => {
    const fields = { name: 'Priya Shah', email: 'prya@council.example', roles: 'administrator' };
    const invited = await admin.post('/settings/accounts/new', fields);
    const link = /\/invitation\/[\w-]+/.exec(invited.body)![0];
    const stranger = new Visitor(app);
    expect((await stranger.get(link)).statusCode).toBe(200);
    expect((await change('prya@council.example', 'priya@council.example')).statusCode).toBe(303);
    expect((await stranger.post(link, { password: 'tartan kettle osprey jam' })).statusCode).toBe(410);
    const { id } = await accountOf('priya@council.example');
    expect((await admin.get(`/settings/accounts/${id}`)).body).toContain('Expired: send a new one');
    expect((await admin.get('/settings/accounts')).body).toContain('Invitation expired');
  });

  it('ends the link to a new password that went to the address before', async () => {
    const { db, clock, authorityId, scope } = get();
    await signIn(get(), ['administrator'], { email: 'mo@council.example' });
    const { id: accountId } = await accountOf('mo@council.example');
    const token = await db.within(scope, (tx) => saveResetLink(tx, clock, { authorityId, accountId }));
    expect((await new Visitor(app).get(`/reset/${token}`)).statusCode).toBe(200);
    await change('mo@council.example', 'mo.new@council.example');
    expect((await new Visitor(app).get(`/reset/${token}`)).headers.location).toBe('/reset');
  });

  it('is refused in words where somebody of another council has it', async () => {
    const other = await makeAuthority(get().db, ['Bury'], 'Other Council');
    await signIn({ ...get(), authorityId: other }, ['member'], { email: 'oda@other.example' });
    await signIn(get(), ['administrator'], { email: 'una@council.example' });
    const answer = await change('una@council.example', 'ODA@other.example');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('Somebody has an account with this e-mail address already');
  });
});
