import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn } from '../support/readers.ts';
import { Visitor } from '../support/visitor.ts';

const PASSWORD = 'tartan kettle osprey jam';

describeOnBothDatabases('looking after accounts', (get) => {
  let app: FastifyInstance;
  let admin: Visitor;
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(get().db.owner)).rows;
  const idOf = async (email: string) =>
    (
      await rows(
        sql<{ id: string }>`select account_id as id from people.account where lower(email) = lower(${email})`,
      )
    )[0]!.id;
  const accountOf = async (email: string) =>
    (
      await rows(sql<{
        state: string;
        version: number;
        roles: string;
        officer: string | null;
        provider: string | null;
      }>`
      select state, version, provider_id as provider, (select name from people.officer o where o.officer_id = a.officer_id) as officer,
             (select string_agg(role, ' ' order by role) from people.account_role r where r.account_id = a.account_id) as roles
        from people.account a where lower(email) = lower(${email})`)
    )[0];
  /** The link that is shown once, because no mail leaves here. */
  const linkOn = (body: string) => /\/invitation\/[\w-]+/.exec(body)?.[0] ?? '';
  const invite = (fields: Record<string, string | string[]>) =>
    admin.post('/settings/accounts/new', {
      name: 'Priya Shah',
      email: 'priya@council.example',
      roles: 'contracts-officer',
      ...fields,
    });

  beforeAll(async () => {
    const { db, clock, dataDir } = get();
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    admin = new Visitor(
      app,
      await signIn(get(), ['administrator'], { name: 'Ada Admin', email: 'ada@council.example' }),
    );
    await sql`insert into cqc.provider (provider_id, name, registration_status) values ('1-77', 'Harbour Care', 'Registered')`.execute(
      db.owner,
    );
  });
  afterAll(() => app.close());

  describe('inviting', () => {
    it('says what is wrong, field by field, and keeps what was typed', async () => {
      const answer = await invite({ name: '', email: 'priya at council', roles: [] });
      expect(answer.statusCode).toBe(400);
      for (const said of [
        'Enter a name',
        'is not an e-mail address',
        'Choose at least one role',
        'value="priya at council"',
      ])
        expect(answer.body).toContain(said);
      for (const field of ['name', 'email', 'roles']) expect(answer.body).toContain(`id="${field}"`);
    });

    it('makes an account with its caseload, and shows the link once, because no mail leaves', async () => {
      const answer = await invite({ officer: 'new' });
      expect(answer.statusCode).toBe(200);
      expect(linkOn(answer.body)).not.toBe('');
      expect(await accountOf('priya@council.example')).toMatchObject({
        state: 'invited', roles: 'contracts-officer', officer: 'Priya Shah',
      }); // prettier-ignore
      expect(
        (await admin.get(`/settings/accounts/${await idOf('priya@council.example')}`)).body,
      ).not.toContain('/invitation/');
    });

    it('refuses an address that somebody has, in whatever letters, and makes no officer for it', async () => {
      const answer = await invite({ name: 'Another Priya', email: 'PRIYA@council.example', officer: 'new' });
      expect(answer.body).toContain('Somebody has an account with this e-mail address already');
      expect(await rows(sql`select from people.officer where name = 'Another Priya'`)).toEqual([]);
    });

    it('takes a provider user for a provider of the register alone, and with no other role', async () => {
      const tom = { name: 'Tom Reed', email: 'tom@care.example' };
      expect((await invite({ ...tom, roles: 'provider-user', provider: '1-78' })).body).toContain(
        'CQC registers no provider',
      );
      expect((await invite({ ...tom, roles: 'provider-user' })).body).toContain('Enter the CQC id');
      expect(
        (await invite({ ...tom, roles: ['provider-user', 'analyst'], provider: '1-77' })).body,
      ).toContain('holds no other role');
      expect((await invite({ ...tom, roles: 'provider-user', provider: '1-77' })).statusCode).toBe(200);
      expect(await accountOf('tom@care.example')).toMatchObject({ provider: '1-77', roles: 'provider-user' });
    });
  });

  describe('accepting', () => {
    let link = '';
    beforeAll(async () => {
      const first = linkOn((await invite({ name: 'Rosa Lee', email: 'rosa@council.example' })).body);
      link = linkOn(
        (await admin.post(`/settings/accounts/${await idOf('rosa@council.example')}/invite`)).body,
      );
      expect(link).not.toBe(first);
      expect((await new Visitor(app).get(first)).statusCode).toBe(410);
    });

    it('shows who invited whom to which council', async () => {
      const { body } = await new Visitor(app).get(link);
      for (const said of ['Welcome, Rosa Lee', 'Ada Admin', 'Testshire Council', 'rosa@council.example'])
        expect(body).toContain(said);
    });

    it('refuses a password that is too short or about its owner, and lets nobody in', async () => {
      const rosa = new Visitor(app);
      await rosa.get(link);
      for (const password of ['', 'short', 'rosa@council.example'])
        expect((await rosa.post(link, { password })).body).toContain('href="#password"');
      expect((await accountOf('rosa@council.example'))?.state).toBe('invited');
    });

    it('works once, lets the person in, and goes on to their second step', async () => {
      const [rosa, other] = [new Visitor(app), new Visitor(app)];
      await rosa.get(link);
      await other.get(link);
      const answers = await Promise.all(
        [rosa, other].map((visitor) => visitor.post(link, { password: PASSWORD })),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
      expect(answers.find(({ statusCode }) => statusCode === 303)!.headers.location).toBe(
        '/sign-in/second-factor',
      );
      expect((await accountOf('rosa@council.example'))?.state).toBe('active');
      expect((await new Visitor(app).get(link)).body).toContain('This invitation is over');
    });

    it('opens nothing before the second step', async () => {
      const link2 = linkOn((await invite({ name: 'Una Fox', email: 'una@council.example' })).body);
      const una = new Visitor(app);
      await una.get(link2);
      await una.post(link2, { password: PASSWORD });
      expect((await una.get('/services')).headers.location).toContain('/sign-in');
    });

    it('is over after seven days', async () => {
      const late = linkOn((await invite({ name: 'Late Lee', email: 'late@council.example' })).body);
      await sql`update people.one_time_link set expires_at = expires_at - interval '7 days'
        where account_id = ${await idOf('late@council.example')}`.execute(get().db.owner);
      expect((await new Visitor(app).get(late)).statusCode).toBe(410);
      expect((await admin.get('/settings/accounts?q=late')).body).toContain('Invitation expired');
    });
  });

  describe('changing', () => {
    const change = async (email: string, fields: Record<string, string | string[]>, by = admin) => {
      const { version } = (await accountOf(email))!;
      const { name } = (
        await rows(
          sql<{ name: string }>`select name from people.account where lower(email) = lower(${email})`,
        )
      )[0]!;
      return by.post(`/settings/accounts/${await idOf(email)}`, {
        name,
        email,
        version: String(version),
        ...fields,
      });
    };

    it('changes roles at once for whoever is signed in', async () => {
      const headers = await signIn(get(), ['analyst'], { email: 'ana@council.example', name: 'Ana Lyst' });
      const ana = new Visitor(app, headers);
      expect((await ana.get('/import')).statusCode).toBe(200);
      expect((await change('ana@council.example', { roles: 'member' })).statusCode).toBe(303);
      expect((await ana.get('/import')).statusCode).toBe(403);
    });

    it('keeps the last administrator, and lets nobody give themselves a role', async () => {
      expect((await change('ada@council.example', { roles: 'analyst' })).body).toContain(
        'no administrator left',
      );
      expect((await change('ada@council.example', { roles: ['administrator', 'auditor'] })).body).toContain(
        'You cannot give yourself a role',
      );
      expect(await accountOf('ada@council.example')).toMatchObject({ roles: 'administrator' });
    });

    it('keeps one administrator where two remove each other at once', async () => {
      const bob = new Visitor(
        app,
        await signIn(get(), ['administrator'], { email: 'bob@council.example', name: 'Bob' }),
      );
      await Promise.all([
        change('bob@council.example', { roles: 'analyst' }),
        change('ada@council.example', { roles: 'analyst' }, bob),
      ]);
      const roles = [await accountOf('ada@council.example'), await accountOf('bob@council.example')].map(
        (each) => each!.roles,
      );
      expect(roles.filter((each) => each === 'administrator').length).toBe(1);
      const [ada, bobs] = [await idOf('ada@council.example'), await idOf('bob@council.example')];
      await get().db.within(get().scope, async (tx) => {
        await sql`delete from people.account_role where account_id in (${ada}, ${bobs})`.execute(tx);
        await sql`insert into people.account_role (account_id, authority_id, role)
          values (${ada}, ${get().authorityId}, 'administrator')`.execute(tx);
      });
    });

    it('shows both where two change a person at once, and loses neither', async () => {
      const { version } = (await accountOf('rosa@council.example'))!;
      const url = `/settings/accounts/${await idOf('rosa@council.example')}`;
      const form = { email: 'rosa@council.example', roles: 'broker', version: String(version) };
      expect((await admin.post(url, { ...form, name: 'Rosa Lee-Brown' })).statusCode).toBe(303);
      const second = await admin.post(url, { ...form, name: 'Rosa Brown' });
      expect(second.statusCode).toBe(409);
      expect(second.body).toContain('Saved now: Rosa Lee-Brown');
      expect(second.body).toContain('value="Rosa Brown"');
    });

    it('tells the old address that the sign-in was changed', async () => {
      await change('rosa@council.example', { email: 'rosa.lee@council.example', roles: 'broker' });
      const sent = await rows(sql<{ address: string; template: string }>`
        select address, template from platform.outbox where template = 'sign-in-changed'`);
      expect(sent).toEqual([{ address: 'rosa@council.example', template: 'sign-in-changed' }]);
    });

    it('asks for a proof of who one is, where the last was some time ago', async () => {
      await sql`update people.session set authenticated_at = authenticated_at - interval '1 hour'
        where account_id = ${await idOf('ada@council.example')}`.execute(get().db.owner);
      expect((await admin.get('/settings/accounts/new')).headers.location).toContain('/sign-in/again');
      expect((await invite({ email: 'nobody@council.example' })).statusCode).toBe(403);
      expect(await accountOf('nobody@council.example')).toBeUndefined();
      await sql`update people.session set authenticated_at = authenticated_at + interval '1 hour'
        where account_id = ${await idOf('ada@council.example')}`.execute(get().db.owner);
      await admin.get('/settings/accounts/new');
    });
  });

  describe('leaving', () => {
    it('ends sessions and links at once, deletes credentials, and goes on to who takes over', async () => {
      const officerId = newId();
      await get().db.within(get().scope, (tx) =>
        sql`insert into people.officer (officer_id, authority_id, name) values (${officerId}, ${get().authorityId}, 'Leo Leaver')`.execute(
          tx,
        ),
      );
      const leo = new Visitor(
        app,
        await signIn(get(), ['quality-officer'], {
          officerId,
          name: 'Leo Leaver',
          email: 'leo@council.example',
        }),
      );
      expect((await leo.get('/services')).statusCode).toBe(200);
      const url = `/settings/accounts/${await idOf('leo@council.example')}/leave`;
      const version = String((await accountOf('leo@council.example'))!.version);
      expect((await admin.get(url)).body).toContain('Leo Leaver has left');
      const answer = await admin.post(url, { version });
      expect(answer.headers.location).toBe(`/workload/${officerId}/hand-over`);
      expect((await leo.get('/services')).headers.location).toContain('/sign-in');
      expect((await admin.post(url, { version })).statusCode).toBe(400);
      expect(await rows(sql`select active from people.officer where officer_id = ${officerId}`)).toEqual([
        { active: false },
      ]);
    });

    it('is refused for oneself', async () => {
      const url = `/settings/accounts/${await idOf('ada@council.example')}/leave`;
      expect((await admin.post(url, { version: '1' })).body).toContain(
        'You cannot take your own access away',
      );
    });

    it('cancels an invitation, whose link then works no more, and invites the person back', async () => {
      const link = linkOn((await invite({ name: 'Cancelled', email: 'cancelled@council.example' })).body);
      const url = `/settings/accounts/${await idOf('cancelled@council.example')}`;
      await admin.post(`${url}/leave`, {
        version: String((await accountOf('cancelled@council.example'))!.version),
      });
      expect((await new Visitor(app).get(link)).statusCode).toBe(410);
      const again = linkOn((await admin.post(`${url}/invite`)).body);
      expect((await new Visitor(app).get(again)).statusCode).toBe(200);
    });

    it('ends the sessions of somebody who stays', async () => {
      const sam = new Visitor(app, await signIn(get(), ['analyst'], { email: 'sam@council.example' }));
      expect((await sam.get('/services')).statusCode).toBe(200);
      await admin.post(`/settings/accounts/${await idOf('sam@council.example')}/end-sessions`);
      expect((await sam.get('/services')).headers.location).toContain('/sign-in');
      expect((await admin.get('/settings/accounts')).statusCode).toBe(200);
    });
  });

  it('lists, searches, filters and downloads people', async () => {
    const all = await admin.get('/settings/accounts');
    expect(all.body).toContain('Ada Admin');
    const found = await admin.get('/settings/accounts?q=ADA@');
    expect(found.body).toContain('1 person');
    expect(found.body).not.toContain('Leo Leaver');
    expect((await admin.get('/settings/accounts?state=left')).body).toContain('Leo Leaver');
    expect((await admin.get('/settings/accounts?role=provider-user')).body).toContain('Tom Reed');
    expect((await admin.get('/settings/accounts?q=nobody+like+this')).body).toContain('Nobody like this');
    const file = await admin.get('/settings/accounts/download/csv?role=provider-user');
    expect(file.body.trim().split('\r\n')).toHaveLength(2);
    expect(file.body).toContain('Tom Reed,tom@care.example,Invited,Provider user,,,1-77,');
  });

  it("shows and changes nothing of another council's people", async () => {
    const other = await makeAuthority(get().db, ['Bury'], 'Other Council');
    await signIn({ ...get(), authorityId: other }, ['administrator'], {
      name: 'Oda Other',
      email: 'oda@other.example',
    });
    const oda = await idOf('oda@other.example');
    expect((await admin.get('/settings/accounts')).body).not.toContain('Oda Other');
    for (const act of ['', '/invite', '/end-sessions', '/leave'])
      expect(
        (
          await admin.post(`/settings/accounts/${oda}${act}`, {
            name: 'X',
            email: 'x@x.example',
            roles: 'analyst',
            version: '1',
          })
        ).statusCode,
      ).toBe(404);
    expect(await accountOf('oda@other.example')).toMatchObject({ state: 'active', roles: 'administrator' });
  });

  describe('several from a file', () => {
    async function upload(text: string) {
      return admin.upload('/settings/accounts/several', 'file', 'people.csv', text);
    }

    it('shows what each row would become, and invites those that are right', async () => {
      const preview = await upload(
        'Full name,Email,Role,Team,Caseload,Provider\nGood One,good@council.example,Contracts officer; Analyst,,yes,\nAda Again,ada@council.example,Analyst,,,\n' +
          'No Role,norole@council.example,Sweeper,,,\nCare User,care@care.example,Provider user,,,1-79\n=cmd(),formula@council.example,member,,,\n',
      );
      for (const said of [
        '2 people can be invited',
        '3 rows are wrong',
        'There is no role &quot;Sweeper&quot;',
        'CQC registers no provider',
      ])
        // prettier-ignore
        expect(preview.body.replaceAll('"', '&quot;')).toContain(said);
      expect(await accountOf('good@council.example')).toBeUndefined();
      const people = /name="people" value="([^"]*)"/
        .exec(preview.body)![1]!
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      const done = await admin.post('/settings/accounts/several/invite', { people });
      expect(done.body).toContain('2 people are invited');
      expect(await accountOf('good@council.example')).toMatchObject({
        roles: 'analyst contracts-officer',
        officer: 'Good One',
      });
      expect(await accountOf('norole@council.example')).toBeUndefined();
    });

    it('says what is wrong with the file', async () => {
      expect((await upload('Name,Roles\nA,member\n')).body).toContain('lacks the column');
      expect((await upload('Name,E-mail,Roles\n')).body).toContain('no people below them');
      expect((await upload('%PDF-1.7\n')).statusCode).toBe(400);
    });

    it('takes no one that the hidden field was made to say', async () => {
      for (const people of [
        '',
        'null',
        '[1]',
        '[["a"]]',
        '[["X","ada@council.example","administrator","","",""]]',
      ]) {
        const answer = await admin.post('/settings/accounts/several/invite', { people });
        expect(answer.statusCode).toBe(303);
      }
    });
  });
});
