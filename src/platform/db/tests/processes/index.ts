import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { embeddedTemplate } from '../../../../../tests/support/database-templates.ts';

/** A data folder with a migrated database, removed when the test has finished. */
export async function freshFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'amberley-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(await embeddedTemplate(), folder, { recursive: true });
  return folder;
}

export interface Writer {
  process: ChildProcess;
  /** Resolves once it has said so. */
  said(line: string): Promise<void>;
  /** All it has said so far. */
  lines(): string[];
  /** Resolves when it has ended. */
  ended: Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Starts keep-writing.ts on a folder, under another program where `under` names one. */
export function startWriter(folder: string, rows?: number, under: string[] = []): Writer {
  const script = join(import.meta.dirname, 'keep-writing.ts');
  const command = [...under, process.execPath, script, folder, ...(rows === undefined ? [] : [String(rows)])];
  const child = spawn(command[0]!, command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  const waiting = new Set<() => void>();
  child.stdout!.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = () => text.split('\n').slice(0, -1);
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    lines,
    ended,
    said: (line) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!lines().includes(line)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then(() =>
          reject(new Error(`the writer ended before it said "${line}", after ${JSON.stringify(text)}`)),
        );
        look();
      }),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
