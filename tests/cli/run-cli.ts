import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/requirements.ts';

const PROGRAM = join(projectRoot, 'bin', 'amberley.mjs');

/** What a command left behind. */
interface Ended {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** The built `amberley` command on a data folder of its own. */
export interface Cli {
  folder: string;
  dataDir: string;
  run(...argv: string[]): Promise<Ended>;
  /** Runs a command that must succeed with one JSON value on stdout and nothing on stderr. */
  json<T>(...argv: string[]): Promise<T>;
  /** Starts `serve` on a free port; answers once it listens. */
  serve(): Promise<{ address: string; stop(): Promise<number | null> }>;
  remove(): void;
}

/** Makes a folder and the command that works in it. Needs dist/, which `npm test` builds first. */
export function newCli(): Cli {
  if (!existsSync(join(projectRoot, 'dist', 'cli.js'))) {
    throw new Error(
      'dist/cli.js is not there: these tests run the built command, so run `npm run build` first',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'amberley-cli-'));
  const dataDir = join(folder, 'data');
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, AMBERLEY_DATA_DIR: dataDir, PORT: '0' };
  const run = (...argv: string[]) =>
    new Promise<Ended>((resolve) => {
      const options = { cwd: folder, env, maxBuffer: 64 * 1024 ** 2 };
      const child = execFile(process.execPath, [PROGRAM, ...argv], options, (error, stdout, stderr) =>
        resolve({ exitCode: error === null ? 0 : (child.exitCode ?? -1), stdout, stderr }),
      );
    });
  return {
    folder,
    dataDir,
    run,
    json: async <T>(...argv: string[]) => {
      const { exitCode, stdout, stderr } = await run(...argv, '--json');
      if (exitCode !== 0 || stderr !== '') {
        throw new Error(`amberley ${argv.join(' ')} --json ended with ${exitCode} and said: ${stderr}`);
      }
      return JSON.parse(stdout) as T;
    },
    serve: () => serve(folder, env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function serve(cwd: string, env: NodeJS.ProcessEnv): ReturnType<Cli['serve']> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], { cwd, env });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const address = /Amberley is at (\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      const stop = () => {
        child.kill('SIGTERM');
        return ended;
      };
      resolve({ address, stop });
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}
