import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  startNotify,
  type NotifyMishap,
  type NotifyServer,
} from '../../../../tests/support/notify-server.ts';
import {
  startSmtp,
  TEST_CERTIFICATE,
  type SmtpMishap,
  type SmtpServer,
  type SmtpServerOptions,
} from '../../../../tests/support/smtp-server.ts';
import { systemClock } from '../../clock/index.ts';
import { noMailClient } from '../no-mail-client.ts';
import { notifyClient } from '../notify-client.ts';
import type { NotifySettings, SmtpSettings } from '../settings.ts';
import { smtpClient } from '../smtp-client.ts';
import type { MailMessage } from '../types.ts';

const message: MailMessage = {
  reference: '0197e5a0-0000-7000-8000-000000000001',
  to: 'priya.shah@council.example',
  subject: 'A review is due',
  text: 'Hello Priya Shah,\n\nA review is due.\n',
  html: '<p>Hello Priya Shah</p>',
};
const calm = new AbortController().signal;

describe('the client of a mail server', () => {
  const servers: SmtpServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  async function open(
    options: SmtpServerOptions = {},
    changes: Partial<SmtpSettings> = {},
  ): Promise<{ server: SmtpServer; send: () => ReturnType<ReturnType<typeof smtpClient>['send']> }> {
    const server = await startSmtp(options);
    servers.push(server);
    const settings: SmtpSettings = {
      kind: 'smtp',
      host: server.host,
      port: server.port,
      secure: options.tls === 'smtps',
      requireTls: false,
      user: undefined,
      password: undefined,
      from: { name: 'Amberley', address: 'amberley@council.example' },
      timeoutMs: 5000,
      ...changes,
    };
    return { server, send: () => smtpClient(settings, 'amberley.council.example').send(message, calm) };
  }

  it('sends both parts, says that a machine wrote them, and carries a reference that stays the same', async () => {
    const { server, send } = await open();
    expect(await send()).toEqual({ outcome: 'sent' });
    expect(await send()).toEqual({ outcome: 'sent' });
    const [first, second] = server.mails.map(({ raw }) => raw);
    for (const raw of [first, second]) {
      expect(raw).toMatch(/^Message-ID: <0197e5a0-0000-7000-8000-000000000001@council\.example>\r$/m);
      expect(raw).toMatch(/^From: Amberley <amberley@council\.example>\r$/m);
      expect(raw).toMatch(/^To: priya\.shah@council\.example\r$/m);
      expect(raw).toMatch(/^Subject: A review is due\r$/m);
      expect(raw).toMatch(/^List-I[Dd]: Amberley <notices\.amberley\.council\.example>\r$/m);
      expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
      expect(raw).toMatch(/Content-Type: text\/plain/);
      expect(raw).toMatch(/Content-Type: text\/html/);
    }
    expect(server.mails[0]).toMatchObject({ from: 'amberley@council.example', to: [message.to] });
  });

  it.each<[SmtpMishap, string, RegExp]>([
    ['refuses the recipient', 'permanent', /refused it \(550\): .*No such mailbox here/],
    ['refuses the mail', 'permanent', /refused it \(554\): .*Message refused/],
    ['busy', 'temporary', /said "later" \(451\): .*Greylisted/],
    ['full', 'temporary', /said "later" \(452\): .*Insufficient system storage/],
    ['drops', 'temporary', /could not be reached, or broke off/],
    ['takes and drops', 'temporary', /could not be reached, or broke off/],
  ])('where the server %s, the failure is %s', async (mishap, outcome, why) => {
    const { server, send } = await open();
    server.mishap = () => mishap;
    expect(await send()).toEqual({ outcome, why: expect.stringMatching(why) });
  });

  it('does not wait for ever for a server that hangs, and tries again later', async () => {
    const { server, send } = await open({}, { timeoutMs: 300 });
    server.mishap = () => 'hangs';
    expect(await send()).toEqual({ outcome: 'temporary', why: 'There was no answer within 0.3 seconds' });
  });

  it('tries again later where there is no server', async () => {
    const { server, send } = await open();
    await server.stop();
    expect(await send()).toMatchObject({
      outcome: 'temporary',
      why: expect.stringMatching(/could not be reached.*ECONNREFUSED/),
    });
  });

  const user = { name: 'amberley', password: 'pass word/%"' };
  const signIn = { user: user.name, password: user.password };

  it('signs in through STARTTLS, and only with a certificate that it can trust', async () => {
    const { server, send } = await open({ user }, { ...signIn, requireTls: true, ca: TEST_CERTIFICATE });
    expect(await send()).toEqual({ outcome: 'sent' });
    expect(server.mails[0]).toMatchObject({ secure: true, user: 'amberley' });
    const stranger = await open({ user }, { ...signIn, requireTls: true });
    expect(await stranger.send()).toMatchObject({
      outcome: 'temporary',
      why: expect.stringMatching(
        /^A safe connection to the mail server could not be made: .*self.signed certificate/,
      ),
    });
    expect(stranger.server.mails).toEqual([]);
  });

  it('sends nothing to a server without STARTTLS, where it is needed', async () => {
    const { server, send } = await open({ user, tls: 'none' }, { ...signIn, requireTls: true });
    expect(await send()).toMatchObject({
      outcome: 'temporary',
      why: expect.stringMatching(/^A safe connection/),
    });
    expect(server.mails).toEqual([]);
  });

  it('speaks TLS from the first byte where the address is smtps://', async () => {
    const { server, send } = await open({ user, tls: 'smtps' }, { ...signIn, ca: TEST_CERTIFICATE });
    expect(await send()).toEqual({ outcome: 'sent' });
    expect(server.mails[0]).toMatchObject({ secure: true });
  });

  it('loses no mail by a wrong password, and does not tell it', async () => {
    const { send } = await open(
      { user },
      { user: user.name, password: 'wrong-secret', ca: TEST_CERTIFICATE },
    );
    const outcome = await send();
    expect(outcome).toMatchObject({
      outcome: 'temporary',
      why: expect.stringMatching(
        /^The mail server refused our sign-in: check the user and password in MAIL_URL/,
      ),
    });
    expect(JSON.stringify(outcome)).not.toContain('wrong-secret');
  });
});

describe('the client of GOV.UK Notify', () => {
  let server: NotifyServer;
  beforeAll(async () => {
    server = await startNotify();
  });
  afterAll(() => server.stop());
  afterEach(() => {
    server.mishap = undefined;
    server.mails.length = 0;
  });

  const client = (changes: Partial<NotifySettings> = {}) =>
    notifyClient(
      {
        kind: 'notify',
        apiKey: server.apiKey,
        templateId: server.templateId,
        url: server.url,
        timeoutMs: 5000,
        ...changes,
      },
      systemClock,
    );

  it('sends subject and text through its one template, under our reference', async () => {
    expect(await client().send(message, calm)).toEqual({ outcome: 'sent' });
    expect(server.mails).toEqual([
      {
        id: expect.any(String),
        reference: message.reference,
        to: message.to,
        subject: message.subject,
        body: message.text,
      },
    ]);
  });

  it.each<[NotifyMishap, string, RegExp]>([
    [
      'team key',
      'permanent',
      /refused it: BadRequestError: Can't send to this recipient using a team-only API key/,
    ],
    ['rate limit', 'temporary', /asked us to wait: RateLimitError: Exceeded rate limit/],
    [
      'daily limit',
      'temporary',
      /asked us to wait: TooManyRequestsError: Exceeded send limits \(50\) for today/,
    ],
    ['error 500', 'temporary', /has a fault of its own \(500\)/],
    ['error 503', 'temporary', /has a fault of its own \(503\)/],
    ['drops', 'temporary', /could not be reached/],
    ['accepts and drops', 'temporary', /could not be reached/],
  ])('answered with "%s", the failure is %s', async (mishap, outcome, why) => {
    server.mishap = () => mishap;
    expect(await client().send(message, calm)).toEqual({ outcome, why: expect.stringMatching(why) });
  });

  it('waits as long as it is asked to', async () => {
    server.mishap = () => 'rate limit with Retry-After';
    expect(await client().send(message, calm)).toMatchObject({
      outcome: 'temporary',
      retryAfterMs: 1_800_000,
    });
  });

  it('does not wait for ever for an answer', async () => {
    server.mishap = () => 'never answers';
    expect(await client({ timeoutMs: 300 }).send(message, calm)).toEqual({
      outcome: 'temporary',
      why: 'There was no answer within 0.3 seconds',
    });
  });

  it('takes a mail for sent that was accepted with a broken answer', async () => {
    server.mishap = () => 'broken answer';
    expect(await client().send(message, calm)).toEqual({ outcome: 'sent' });
  });

  it('knows by its reference a mail that went without our hearing of it', async () => {
    server.mishap = () => 'accepts and drops';
    await client().send(message, calm);
    expect(await client().wasSent?.(message.reference, calm)).toBe(true);
    expect(await client().wasSent?.('0197e5a0-0000-7000-8000-000000000002', calm)).toBe(false);
  });

  it.each<[string, () => Partial<NotifySettings>, string, RegExp]>([
    ['a wrong key', () => ({ apiKey: `${server.apiKey.slice(0, -12)}000000000000` }), 'temporary', /refused our key: .*signature, api token not found/],
    ['a key of another service', () => ({ apiKey: server.apiKey.replace('26785a09', '00000000') }), 'temporary', /refused our key: .*service not found/],
    ['another template', () => ({ templateId: '00000000-0000-4000-8000-000000000000' }), 'permanent', /refused it: BadRequestError: Template not found/],
  ])('with %s, says so and tells no secret', async (_, changes, outcome, why) => {
    const answer = await client(changes()).send(message, calm);
    expect(answer).toEqual({ outcome, why: expect.stringMatching(why) });
    expect(JSON.stringify(answer)).not.toContain(server.apiKey.slice(-36));
    expect(server.mails).toEqual([]);
  }); // prettier-ignore
});

describe('where no mail is set up', () => {
  it('every mail is answered for at once', async () => {
    expect(await noMailClient.send(message, calm)).toEqual({
      outcome: 'permanent',
      why: 'No mail is set up',
    });
  });
});
