import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of Emscripten's file system that we reach into; it ships no types for them. */
interface NodeStream {
  /** The descriptor of the operating system; directories have none. */
  nfd?: number;
  node: unknown;
  path?: string;
}
interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: NodeStream) => number }; realPath(node: unknown): string };
}

/** What was seen of the disk. */
export interface DiskCount {
  /** How many times the disk was told to keep what it has. */
  syncs: number;
  /** How many files of 16 MB of write-ahead log were begun. */
  walFiles: number;
}

/**
 * PGlite's file system on a folder, with a sync that reaches the disk. As shipped its NODEFS has no `fsync`, so a
 * commit that was answered could be lost with the power. Emscripten calls `stream_ops.fsync` for fsync(2) only
 * (fdatasync(2) is an empty stub), hence `wal_sync_method=fsync` in START_PARAMETERS. fdatasync is enough here: it
 * also keeps a file's size, and nothing reads its times.
 */
export class DurableNodeFs extends NodeFS {
  readonly count: DiskCount = { syncs: 0, walFiles: 0 };
  #walFile = '';

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const made = await super.init(pg, options);
    const preRun = (made.emscriptenOpts.preRun ?? []) as unknown as ((module: NodeFsModule) => void)[];
    preRun.push((module) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        this.#seen(stream);
        if (stream.nfd === undefined) syncFolder(module.NODEFS.realPath(stream.node));
        else fdatasyncSync(stream.nfd);
        return 0;
      };
    });
    return made;
  }

  /** The log's files are written and synced one after another, so a new path is the next file. */
  #seen(stream: NodeStream): void {
    this.count.syncs += 1;
    const path = stream.path ?? '';
    if (!path.includes('/pg_wal/') || path === this.#walFile) return;
    this.#walFile = path;
    this.count.walFiles += 1;
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // Windows opens no folder as a file, and needs no such sync
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Brings every file and folder below a path to the disk. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) {
      syncTree(inside);
    } else if (entry.isFile()) {
      const descriptor = openSync(inside, 'r+');
      fdatasyncSync(descriptor);
      closeSync(descriptor);
    }
  }
  syncFolder(path);
}

const SETTINGS = {
  wal_sync_method: 'fsync',
  // Only the worker's own checkpoints run (see CHECKPOINT_WAL_FILES there); these bound what they leave lying for reuse.
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  // One session: it can have more than the 4 MB that a server gives each of a hundred.
  work_mem: '16MB',
};

/** PGlite's own parameters without `-F`, which turns syncing off, and with ours. */
export const START_PARAMETERS: PGliteOptions['startParams'] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
