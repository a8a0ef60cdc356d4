import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Application } from '../app.ts';
import { lentContext, type CliIo, type RunCommand } from './context.ts';

/** Longest path that every system takes for a socket. */
const LONGEST_PATH = 100;

/** Where a server on a data folder listens for commands: in the folder, or in the system's temporary folder where the path is too long. */
function socketPath(dataDir: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\amberley-${digest(dataDir)}`;
  const inside = join(dataDir, 'amberley.sock');
  return inside.length <= LONGEST_PATH ? inside : join(tmpdir(), `amberley-${digest(dataDir)}.sock`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Lets `amberley` commands reach this process, which alone may hold the data folder: each connection sends one line
 * {"argv": [...], "cwd": "..."} and gets lines {"out"}, {"err"} and at last {"exit"}. Only this user may connect.
 */
export async function listenForCommands(application: Application, run: RunCommand): Promise<Server> {
  const path = socketPath(application.config.dataDir);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    const say = (message: object) => void (socket.writable && socket.write(`${JSON.stringify(message)}\n`));
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).once('line', (line) => {
      void answer(line, application, run, say)
        .catch((error: unknown) => {
          say({ err: `${error instanceof Error ? error.message : String(error)}\n` });
          say({ exit: 1 });
        })
        .finally(() => socket.end());
    });
  });
  // From its first moment for this user alone: the socket is made before `listen` returns.
  await new Promise<void>((resolve, reject) => {
    const before = process.umask(0o177);
    server.once('error', reject);
    server.listen(path, resolve);
    process.umask(before);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return server;
}

async function answer(
  line: string,
  application: Application,
  run: RunCommand,
  say: (message: object) => void,
): Promise<void> {
  const request = commandOf(line);
  if (request === null) throw new Error('The server did not understand the command.');
  const io: CliIo = {
    out: (out) => say({ out }),
    err: (err) => say({ err }),
    cwd: request.cwd,
    interactive: false,
  };
  say({ exit: await run(request.argv, lentContext(io, application)) });
}

function commandOf(line: string): { argv: string[]; cwd: string } | null {
  try {
    const { argv, cwd } = JSON.parse(line) as { argv?: unknown; cwd?: unknown };
    const isText = (value: unknown): value is string => typeof value === 'string';
    return Array.isArray(argv) && argv.every(isText) && isText(cwd) ? { argv, cwd } : null;
  } catch {
    return null;
  }
}

/** Asks the server that holds the data folder to run a command; undefined where none is running there. */
export async function forward(
  dataDir: string,
  argv: readonly string[],
  io: CliIo,
): Promise<number | undefined> {
  const socket = createConnection(socketPath(dataDir));
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  socket.write(`${JSON.stringify({ argv, cwd: io.cwd })}\n`);
  let exit: number | undefined;
  for await (const line of createInterface({ input: socket })) {
    const message = JSON.parse(line) as { out?: string; err?: string; exit?: number };
    if (message.out !== undefined) io.out(message.out);
    if (message.err !== undefined) io.err(message.err);
    if (message.exit !== undefined) exit = message.exit;
  }
  if (exit === undefined)
    throw new Error('The server stopped before it had answered. Look at its log, then try again.');
  return exit;
}
