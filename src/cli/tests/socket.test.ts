import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../app.ts';
import type { RunCommand } from '../context.ts';
import { forward, listenForCommands } from '../socket.ts';

describe.skipIf(process.platform === 'win32')('commands that reach a running server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-socket-'));
  const run: RunCommand = async (argv, { io }) => {
    if (argv[0] === 'break') throw new Error('the command broke');
    io.out(`ran ${argv.join(' ')} in ${io.cwd}\n`);
    return 0;
  };
  let server: Server;

  beforeAll(async () => {
    server = await listenForCommands({ config: { dataDir } } as Application, run);
  });
  afterAll(() => {
    server.close();
    rmSync(dataDir, { recursive: true });
  });

  async function asked(...argv: string[]) {
    const said = { out: '', err: '' };
    const exit = await forward(dataDir, argv, {
      out: (words) => void (said.out += words),
      err: (words) => void (said.err += words),
      cwd: '/home/ann',
      interactive: false,
    });
    return { exit, ...said };
  }

  function sent(line: string): Promise<string> {
    const socket = createConnection(join(dataDir, 'amberley.sock'));
    socket.write(`${line}\n`);
    return text(socket);
  }

  it("are run there, in the caller's folder", async () => {
    expect(await asked('services', '--json')).toEqual({
      exit: 0,
      out: 'ran services --json in /home/ann\n',
      err: '',
    });
  });

  it.each(['', '{', 'null', '{}', '{"argv": "serve", "cwd": "/"}', '{"argv": [1], "cwd": "/"}'])(
    'are refused where the line is %j, and the server lives on',
    async (line) => {
      expect(await sent(line)).toContain('did not understand');
      expect((await asked('figures')).exit).toBe(0);
    },
  );

  it('that break end with 1 and say why', async () => {
    expect(await asked('break')).toEqual({ exit: 1, out: '', err: 'the command broke\n' });
  });
});
