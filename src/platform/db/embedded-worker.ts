/**
 * The worker thread in which the embedded database lives. On the main thread every query would hold up every page
 * (99th percentile of the event loop's delay: 97 ms there, 8 ms here).
 */
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { DurableNodeFs, START_PARAMETERS, syncTree } from './durable-node-fs.ts';
import type { FromWorker, ToWorker, WorkerOptions } from './embedded-engine.ts';
import { simpleQuery } from './protocol.ts';

const { folder } = workerData as WorkerOptions;
const port = parentPort!;
const tell = (message: FromWorker): void => port.postMessage(message);

/** PostgreSQL's last words, for the error where it does not start or breaks down: "2026-11-16 09:00:00.000 UTC [42] PANIC:  ...". */
const lastWords: string[] = [];
const SEVERE = /^[^[]*\[\d+\] (PANIC|FATAL|ERROR): +/;

function heard(line: string): boolean {
  if (!SEVERE.test(line)) return false;
  lastWords.push(line.replace(/^[^[]*\[\d+\] /, '').replace(/: +/, ': '));
  if (lastWords.length > 5) lastWords.shift();
  return false;
}
function why(error: unknown): string {
  return [words(error), ...lastWords].join('; ');
}

/** Emscripten throws objects of its own: an errno of a file, an exit status. */
function words(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}

const files = new DurableNodeFs(folder);

async function open(): Promise<PGlite> {
  const database = new PGlite({
    fs: files,
    extensions: { pg_trgm },
    startParams: START_PARAMETERS,
    onStderr: heard,
    onStdout: () => false,
  } as ConstructorParameters<typeof PGlite>[0]);
  await database.waitReady;
  return database;
}

/**
 * Making a database takes seconds and can be cut short at any moment. A mark beside the folder says that it is being
 * made, and goes when all of it is on disk; a folder found with its mark was never used, and is made again.
 */
async function openOrMake(): Promise<PGlite> {
  const mark = `${folder}.being-made`;
  if (existsSync(mark)) empty(folder);
  if (existsSync(`${folder}/PG_VERSION`)) return open();
  writeFileSync(mark, '');
  if (existsSync(join(template, 'PG_VERSION'))) cpSync(template, folder, { recursive: true });
  const database = await open();
  syncTree(folder);
  rmSync(mark);
  return database;
}

/** An empty database that the build has put beside the bundle; running from source there is none. */
const template = fileURLToPath(new URL('./embedded-template', import.meta.url));

/** The folder itself stays: the file system above is already rooted in it. */
function empty(path: string): void {
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
}

function run(database: PGlite, bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  // execProtocolRaw would parse every reply a second time and keep the results for ever; the stream form does neither
  return database
    .execProtocolRawStream(bytes, { syncToFs: false, onRawData: (chunk) => chunks.push(chunk.slice()) })
    .then(() => Buffer.concat(chunks));
}

/**
 * PGlite has no checkpointer, and a single session makes no checkpoints by itself: the write-ahead log would grow for
 * as long as the process lives (1.1 GB after writing 2.4 million rows), and recovery after a crash with it. So after
 * this much of it, 16 MB each, a checkpoint is made between two transactions.
 */
const CHECKPOINT_WAL_FILES = 4;
let walFilesAtCheckpoint = 0;

async function checkpointWhereDue(database: PGlite): Promise<void> {
  if (files.count.walFiles - walFilesAtCheckpoint < CHECKPOINT_WAL_FILES || database.isInTransaction())
    return;
  walFilesAtCheckpoint = files.count.walFiles;
  await run(database, simpleQuery('checkpoint'));
}

async function answer(database: PGlite, message: ToWorker): Promise<void> {
  if ('run' in message) {
    lastWords.length = 0;
    const reply = await run(database, message.run);
    if (lastWords.some((line) => line.startsWith('PANIC'))) {
      tell({ id: message.id, broken: lastWords.join('; ') });
    } else {
      const copy = new Uint8Array(reply); // its own buffer, so that it can be handed over rather than cloned
      port.postMessage({ id: message.id, reply: copy } satisfies FromWorker, [copy.buffer]);
      await checkpointWhereDue(database);
    }
  } else if (message.ask === 'syncs') {
    tell({ id: message.id, syncs: files.count.syncs });
  } else {
    await database.close();
    tell({ id: message.id, closed: true });
  }
}

try {
  const database = await openOrMake();
  port.on('message', (message: ToWorker) => {
    answer(database, message).catch((error: unknown) => tell({ id: message.id, broken: why(error) }));
  });
  tell({ ready: true });
} catch (error) {
  tell({ failed: `The embedded database in ${folder} does not open: ${why(error)}` });
}
