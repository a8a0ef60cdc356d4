import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate.ts';

export { TEST_CERTIFICATE } from './test-certificate.ts';

/** How the server meets one mail in the place of taking it. */
export type SmtpMishap =
  | 'refuses the recipient' // 550 to RCPT TO
  | 'refuses the mail' // 554 after DATA
  | 'busy' // 451 to RCPT TO
  | 'full' // 452 after DATA
  | 'hangs' // no answer after DATA
  | 'hangs after taking' // keeps the mail and never answers
  | 'takes and drops' // keeps the mail and closes the connection without an answer
  | 'drops'; // closes the connection at RCPT TO

/** A mail that the server took. */
interface SmtpMail {
  from: string;
  to: string[];
  /** Headers and body as they came. */
  raw: string;
  /** Whether it came through TLS. */
  secure: boolean;
  user: string | undefined;
}

export interface SmtpServer {
  host: string;
  port: number;
  /** Mails taken, in order. */
  mails: SmtpMail[];
  /** Connections so far. */
  connections: number;
  /** Asked for each mail with its place in the order of mails tried. */
  mishap: ((n: number) => SmtpMishap | undefined) | undefined;
  /** Runs when a mail has been taken and before it is answered: where a test kills its sender. */
  onTaken: (() => void) | undefined;
  stop(): Promise<void>;
}

/** What `startSmtp` may be told. */
export interface SmtpServerOptions {
  /** The one user and password it lets in; without them it asks for none. */
  user?: { name: string; password: string };
  /** 'starttls' (default) offers it, 'none' does not, 'smtps' speaks TLS from the first byte. */
  tls?: 'starttls' | 'none' | 'smtps';
}

/** A real mail server (npm smtp-server) on a free port of this machine, with whatever mishaps a test wants. */
export async function startSmtp(options: SmtpServerOptions = {}): Promise<SmtpServer> {
  const state: SmtpServer = {
    host: '127.0.0.1',
    port: 0,
    mails: [],
    connections: 0,
    mishap: undefined,
    onTaken: undefined,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const drop = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
  };
  const server: SMTPServer = new SMTPServer({ ...security(options), ...dialogue(state, options, drop) });
  server.on('error', () => undefined); // connections that clients break off
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listening.once('listening', () => resolve()));
  state.port = (listening.address() as AddressInfo).port;
  return state;
}

function security({ user, tls = 'starttls' }: SmtpServerOptions): SMTPServerOptions {
  const disabled = [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(user === undefined ? ['AUTH'] : [])];
  return {
    key: TEST_KEY,
    cert: TEST_CERTIFICATE,
    secure: tls === 'smtps',
    disabledCommands: disabled,
    authOptional: user === undefined,
    allowInsecureAuth: tls === 'none',
    disableReverseLookup: true,
    closeTimeout: 100,
  };
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

function dialogue(
  state: SmtpServer,
  { user }: SmtpServerOptions,
  drop: (id: string) => void,
): SMTPServerOptions {
  let tried = 0;
  let mishap: SmtpMishap | undefined;
  return {
    onConnect: (_session, callback) => {
      state.connections += 1;
      callback();
    },
    onAuth: (auth, _session, callback) => {
      if (auth.username === user?.name && auth.password === user?.password)
        callback(null, { user: auth.username });
      else callback(answer(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo: (_address, session, callback) => {
      mishap = state.mishap?.(tried++);
      if (mishap === 'refuses the recipient') return callback(answer(550, '5.1.1 No such mailbox here'));
      if (mishap === 'busy') return callback(answer(451, '4.7.1 Greylisted, try again later'));
      if (mishap === 'drops') return drop(session.id);
      callback();
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mishap === 'hangs') return;
        if (mishap === 'refuses the mail') return callback(answer(554, '5.7.1 Message refused'));
        if (mishap === 'full') return callback(answer(452, '4.3.1 Insufficient system storage'));
        const { mailFrom, rcptTo } = session.envelope;
        state.mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
          secure: session.secure,
          user: session.user,
        });
        state.onTaken?.();
        if (mishap === 'hangs after taking') return;
        if (mishap === 'takes and drops') return drop(session.id);
        callback();
      });
    },
  };
}
