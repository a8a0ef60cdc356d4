import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate.ts';

/** How the server meets a command in the place of doing it. */
type ImapMishap =
  | 'drops' // closes the connection
  | 'drops mid-literal' // sends half of a message and closes
  | 'hangs' // never answers
  | 'refuses'; // NO

/** A message in a folder. */
interface ImapMessage {
  uid: number;
  raw: Buffer;
  internalDate: Date;
  flags: Set<string>;
}

interface ImapFolder {
  uidValidity: number;
  uidNext: number;
  messages: ImapMessage[];
}

export interface ImapServerOptions {
  user?: { name: string; password: string };
  /** Speaks TLS from the first byte, with a certificate that nobody but a test trusts. */
  tls?: boolean;
  /** Capabilities that it does not have: MOVE, LITERAL+ ... */
  without?: readonly string[];
}

export interface ImapServer {
  host: string;
  port: number;
  folders: Map<string, ImapFolder>;
  /** Every command that came, by its name, in order: "UID FETCH". */
  commands: string[];
  connections: number;
  /** Asked for each command by its name and how many of that name came before. */
  mishap: ((command: string, n: number) => ImapMishap | undefined) | undefined;
  /** Puts a message into a folder; answers its UID. */
  deliver(raw: string | Buffer, how?: { folder?: string; at?: string; seen?: boolean }): number;
  /** Numbers a folder anew, as a server does that was restored. */
  renumber(folder?: string): void;
  stop(): Promise<void>;
}

const CAPABILITIES = [
  'IMAP4rev1',
  'AUTH=PLAIN',
  'ID',
  'ENABLE',
  'NAMESPACE',
  'MOVE',
  'UIDPLUS',
  'LITERAL+',
  'IDLE',
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DEFAULT_AT = '2026-11-15T10:00:00Z';

/**
 * A mail server of the part of IMAP4rev1 (RFC 3501, and 6851 for MOVE) that a fetching client speaks, on a free port of this
 * machine, with whatever mishaps a test wants.
 */
export async function startImap(options: ImapServerOptions = {}): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const state: ImapServer = {
    host: '127.0.0.1',
    port: 0,
    folders: new Map([
      ['INBOX', { uidValidity: 1000, uidNext: 1, messages: [] }],
      ['Done', { uidValidity: 1, uidNext: 1, messages: [] }],
    ]),
    commands: [],
    connections: 0,
    mishap: undefined,
    deliver: (raw, { folder = 'INBOX', at = DEFAULT_AT, seen = false } = {}) => {
      const box = state.folders.get(folder)!;
      const uid = box.uidNext++;
      const flags = new Set(seen ? ['\\Seen'] : []);
      box.messages.push({ uid, raw: Buffer.from(raw), internalDate: new Date(at), flags });
      return uid;
    },
    renumber: (folder = 'INBOX') => {
      const box = state.folders.get(folder)!;
      box.uidValidity += 1;
      box.uidNext = 1;
      for (const message of box.messages) message.uid = box.uidNext++;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const count = (command: string) => {
    const n = counts.get(command) ?? 0;
    counts.set(command, n + 1);
    state.commands.push(command);
    return n;
  };
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    state.connections += 1;
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    new Conversation(socket, state, options, count).begin();
  };
  const server: Server =
    options.tls === true
      ? createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, onConnection)
      : createServer(onConnection);
  server.on('error', () => undefined);
  server.on('tlsClientError', () => undefined); // who does not trust the certificate
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.port = (server.address() as AddressInfo).port;
  return state;
}

/** One client's connection. */
class Conversation {
  #received = Buffer.alloc(0);
  #command = '';
  #literal = 0;
  #folder: ImapFolder | undefined;
  #loggedIn = false;
  /** The tag of AUTHENTICATE or IDLE, which go on in the next line. */
  #waiting: { tag: string; command: string } | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly state: ImapServer,
    private readonly options: ImapServerOptions,
    private readonly count: (command: string) => number,
  ) {}

  begin(): void {
    this.#send(`* OK [CAPABILITY ${this.#capabilities()}] ready`);
    this.socket.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#read();
    });
  }

  #capabilities(): string {
    return CAPABILITIES.filter((each) => !(this.options.without ?? []).includes(each)).join(' ');
  }

  #send(line: string): void {
    this.socket.write(`${line}\r\n`);
  }

  /** Whole commands of what has come: lines, with the literals within them. */
  #read(): void {
    for (;;) {
      if (this.#literal > 0) {
        if (this.#received.length < this.#literal) return;
        const text = this.#received.subarray(0, this.#literal).toString('utf8');
        this.#command += `"${text.replace(/["\\]/g, '\\$&')}"`;
        this.#received = this.#received.subarray(this.#literal);
        this.#literal = 0;
      }
      const end = this.#received.indexOf('\r\n');
      if (end < 0) return;
      const line = this.#received.subarray(0, end).toString('utf8');
      this.#received = this.#received.subarray(end + 2);
      const literal = /\{(\d+)(\+?)\}$/.exec(line);
      if (literal === null) {
        const whole = this.#command + line;
        this.#command = '';
        this.#answer(whole);
      } else {
        this.#command += line.slice(0, literal.index);
        this.#literal = Number(literal[1]);
        if (literal[2] === '') this.#send('+ go on');
      }
    }
  }

  #answer(line: string): void {
    if (this.#waiting !== undefined) {
      const { tag, command } = this.#waiting;
      this.#waiting = undefined;
      if (command === 'IDLE') return this.#send(`${tag} OK done`);
      return this.#logIn(tag, Buffer.from(line, 'base64').toString().split('\0').slice(1));
    }
    const [tag = '*', first = '', ...rest] = line.split(' ');
    const uid = first.toUpperCase() === 'UID';
    const command = uid ? `UID ${(rest.shift() ?? '').toUpperCase()}` : first.toUpperCase();
    const n = this.count(command);
    const mishap = this.state.mishap?.(command, n);
    if (mishap === 'hangs') return;
    if (mishap === 'drops') return void this.socket.destroy();
    if (mishap === 'refuses') return this.#send(`${tag} NO refused`);
    this.#do(tag, command, rest.join(' '), mishap);
  }

  #do(tag: string, command: string, rest: string, mishap: ImapMishap | undefined): void {
    switch (command) {
      case 'CAPABILITY':
        this.#send(`* CAPABILITY ${this.#capabilities()}`);
        return this.#send(`${tag} OK done`);
      case 'ID':
        this.#send('* ID ("name" "test")');
        return this.#send(`${tag} OK done`);
      case 'LOGIN':
        return this.#logIn(tag, words(rest));
      case 'AUTHENTICATE': {
        const [, initial] = rest.split(' ');
        if (initial !== undefined)
          return this.#logIn(tag, Buffer.from(initial, 'base64').toString().split('\0').slice(1));
        this.#waiting = { tag, command };
        return this.#send('+ ');
      }
      case 'LOGOUT':
        this.#send('* BYE');
        this.#send(`${tag} OK done`);
        return void this.socket.end();
    }
    if (!this.#loggedIn) return this.#send(`${tag} NO log in first`);
    this.#doLoggedIn(tag, command, rest, mishap);
  }

  #doLoggedIn(tag: string, command: string, rest: string, mishap: ImapMishap | undefined): void {
    switch (command) {
      case 'NAMESPACE':
        this.#send('* NAMESPACE (("" "/")) NIL NIL');
        return this.#send(`${tag} OK done`);
      case 'ENABLE':
        this.#send('* ENABLED');
        return this.#send(`${tag} OK done`);
      case 'NOOP':
      case 'CHECK':
        return this.#send(`${tag} OK done`);
      case 'IDLE':
        this.#waiting = { tag, command };
        return this.#send('+ idling');
      case 'LIST':
      case 'LSUB':
        for (const name of this.state.folders.keys())
          this.#send(`* ${command} (\\HasNoChildren) "/" "${name}"`);
        return this.#send(`${tag} OK done`);
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(tag, words(rest)[0] ?? '');
    }
    if (this.#folder === undefined) return this.#send(`${tag} BAD no folder`);
    this.#doInFolder(tag, command, rest, this.#folder, mishap);
  }

  #doInFolder(tag: string, command: string, rest: string, folder: ImapFolder, mishap?: ImapMishap): void {
    switch (command) {
      case 'UID SEARCH':
        this.#send(
          `* SEARCH ${folder.messages
            .filter((each) => matches(each, rest, folder))
            .map(({ uid }) => uid)
            .join(' ')}`.trimEnd(),
        );
        return this.#send(`${tag} OK done`);
      case 'UID FETCH':
        return this.#fetch(tag, rest, folder, mishap);
      case 'UID STORE': {
        const flags = /\(([^)]*)\)/.exec(rest)?.[1]?.split(' ') ?? [];
        for (const message of inSet(rest, folder)) {
          for (const flag of flags) message.flags[/ -FLAGS/i.test(rest) ? 'delete' : 'add'](flag);
          this.#send(
            `* ${place(folder, message)} FETCH (UID ${message.uid} FLAGS (${[...message.flags].join(' ')}))`,
          );
        }
        return this.#send(`${tag} OK done`);
      }
      case 'UID COPY':
      case 'UID MOVE':
        return this.#move(tag, command, rest, folder);
      case 'EXPUNGE':
      case 'UID EXPUNGE':
        this.#expunge(folder, (message) => message.flags.has('\\Deleted'));
        return this.#send(`${tag} OK done`);
      case 'CLOSE':
      case 'UNSELECT':
        this.#folder = undefined;
        return this.#send(`${tag} OK done`);
      default:
        return this.#send(`${tag} BAD no such command`);
    }
  }

  #logIn(tag: string, [name, password]: string[]): void {
    const { user } = this.options;
    if (user !== undefined && (name !== user.name || password !== user.password))
      return this.#send(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials for ${name}`);
    this.#loggedIn = true;
    this.#send(`${tag} OK [CAPABILITY ${this.#capabilities()}] welcome`);
  }

  #select(tag: string, name: string): void {
    const folder = this.state.folders.get(name);
    if (folder === undefined) return this.#send(`${tag} NO [NONEXISTENT] no such folder`);
    this.#folder = folder;
    this.#send('* FLAGS (\\Seen \\Deleted)');
    this.#send('* OK [PERMANENTFLAGS (\\Seen \\Deleted)] flags');
    this.#send(`* ${folder.messages.length} EXISTS`);
    this.#send('* 0 RECENT');
    this.#send(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`);
    this.#send(`* OK [UIDNEXT ${folder.uidNext}] next`);
    this.#send(`${tag} OK [READ-WRITE] open`);
  }

  #fetch(tag: string, rest: string, folder: ImapFolder, mishap?: ImapMishap): void {
    for (const message of inSet(rest, folder)) {
      const parts = [`UID ${message.uid}`];
      if (/RFC822\.SIZE/i.test(rest)) parts.push(`RFC822.SIZE ${message.raw.length}`);
      if (/INTERNALDATE/i.test(rest)) parts.push(`INTERNALDATE "${imapDate(message.internalDate)}"`);
      if (/FLAGS/i.test(rest)) parts.push(`FLAGS (${[...message.flags].join(' ')})`);
      if (/ENVELOPE/i.test(rest)) parts.push(`ENVELOPE ${envelope(message.raw)}`);
      const start = `* ${place(folder, message)} FETCH (${parts.join(' ')}`;
      if (!/BODY(\.PEEK)?\[\]/i.test(rest)) {
        this.#send(`${start})`);
        continue;
      }
      this.socket.write(`${start} BODY[] {${message.raw.length}}\r\n`);
      if (mishap === 'drops mid-literal') {
        this.socket.write(message.raw.subarray(0, Math.floor(message.raw.length / 2)), () =>
          this.socket.destroy(),
        );
        return;
      }
      this.socket.write(message.raw);
      this.#send(')');
    }
    this.#send(`${tag} OK done`);
  }

  #move(tag: string, command: string, rest: string, folder: ImapFolder): void {
    const to = this.state.folders.get(words(rest).at(-1) ?? '');
    if (to === undefined) return this.#send(`${tag} NO [TRYCREATE] no such folder`);
    const moved = inSet(rest, folder);
    for (const message of moved)
      to.messages.push({ ...message, flags: new Set(message.flags), uid: to.uidNext++ });
    if (command === 'UID MOVE') this.#expunge(folder, (message) => moved.includes(message));
    this.#send(`${tag} OK done`);
  }

  #expunge(folder: ImapFolder, goes: (message: ImapMessage) => boolean): void {
    for (let i = folder.messages.length - 1; i >= 0; i--) {
      if (!goes(folder.messages[i]!)) continue;
      folder.messages.splice(i, 1);
      this.#send(`* ${i + 1} EXPUNGE`);
    }
  }
}

const place = (folder: ImapFolder, message: ImapMessage): number => folder.messages.indexOf(message) + 1;

/** The words of a command: atoms and quoted texts. */
function words(rest: string): string[] {
  return [...rest.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, atom]) =>
    quoted === undefined ? atom! : quoted.replace(/\\(.)/g, '$1'),
  );
}

/** The messages that the set at the beginning of a command names: "3", "4:*", "1,5:7". */
function inSet(rest: string, folder: ImapFolder): ImapMessage[] {
  const set = rest.split(' ')[0] ?? '';
  return folder.messages.filter(({ uid }) => isInSet(uid, set, folder));
}

function isInSet(uid: number, set: string, folder: ImapFolder): boolean {
  const last = folder.messages.at(-1)?.uid ?? 0;
  const number = (text: string) => (text === '*' ? last : Number(text));
  return set.split(',').some((range) => {
    const [from = '0', to = from] = range.split(':');
    const [a, b] = [number(from), number(to)];
    return uid >= Math.min(a, b) && uid <= Math.max(a, b);
  });
}

/** The searches that our client makes: a UID set, and "OR UNSEEN SINCE day". */
function matches(message: ImapMessage, rest: string, folder: ImapFolder): boolean {
  const set = /\bUID ([\d:*,]+)/i.exec(rest)?.[1];
  if (set !== undefined && !isInSet(message.uid, set, folder)) return false;
  const since = /\bSINCE "?(\d{1,2})-(\w{3})-(\d{4})"?/i.exec(rest);
  if (since === null) return !/\bUNSEEN\b/i.test(rest) || !message.flags.has('\\Seen');
  const day = Date.UTC(Number(since[3]), MONTHS.indexOf(since[2]!), Number(since[1]));
  return !message.flags.has('\\Seen') || message.internalDate.getTime() >= day;
}

function imapDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`;
}

const quoted = (text: string | undefined): string =>
  text === undefined ? 'NIL' : `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Date, subject and so on as a server tells them: of the headers, without decoding them. */
function envelope(raw: Buffer): string {
  const head = raw
    .toString('latin1')
    .split(/\r?\n\r?\n/)[0]!
    .replace(/\r?\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'im').exec(head)?.[1]?.trim();
  const from = /^(?:"?([^"<]*)"?\s*)<?([^<>@\s]+)@([^<>\s]+?)>?$/.exec(header('From') ?? '');
  const sender =
    from === null
      ? 'NIL'
      : `((${quoted(from[1]!.trim() || undefined)} NIL ${quoted(from[2])} ${quoted(from[3])}))`;
  return `(${quoted(header('Date'))} ${quoted(header('Subject'))} ${sender} ${sender} ${sender} NIL NIL NIL NIL ${quoted(header('Message-ID'))})`;
}
