import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../support/requirements.ts';

/** The demonstration lives through three years first. */
const START_MS = 240_000;

/** The built product, serving on a port of its own over a data folder of its own. */
export interface Product {
  address: string;
  /** The password of the demonstration's people; '' where it serves none. */
  password: string;
  /** The one-time link to the first set-up; '' where there is a council already. */
  setUpLink: string;
  stop(): Promise<void>;
}

/** Starts `amberley serve` or `amberley demo --serve`, with more in its environment, and waits until it says where it is. */
export async function startProduct(
  command: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'amberley-browser-'));
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', AMBERLEY_DATA_DIR: dataDir };
  delete env.DATABASE_URL;
  Object.assign(env, more);
  const child = spawn(process.execPath, [join(projectRoot, 'bin/amberley.mjs'), ...command], {
    env,
    stdio: 'pipe',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    return { ...(await saidBy(child)), stop: () => stop(child, ended, dataDir) };
  } catch (error) {
    await stop(child, ended, dataDir);
    throw error;
  }
}

/** What it prints at its start, up to its last line. */
function saidBy(child: ChildProcess): Promise<Omit<Product, 'stop'>> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Stop it with Ctrl+C.')) return;
      const word = (pattern: RegExp) => pattern.exec(said)?.[1] ?? '';
      resolve({
        address: word(/Amberley is at (http:\S+)/),
        password: word(/Password of them all: (\S+)/),
        setUpLink: word(/(http:\S+\/set-up\?key=\S+)/),
      });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) =>
      reject(new Error(`the product ended with ${code} before it served:\n${said}`)),
    );
    setTimeout(
      () => reject(new Error(`the product did not say where it is within ${START_MS} ms:\n${said}`)),
      START_MS,
    ).unref();
  });
}

async function stop(child: ChildProcess, ended: Promise<void>, dataDir: string): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
  rmSync(dataDir, { recursive: true, force: true });
}
