// Plain JavaScript that Node 20 runs: finds the Node 24 to run Amberley under.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the program with a sentence where this Node is too old even to start the other. */
export function requireLauncherNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Amberley needs Node 20.19 or newer to start; this is Node ${process.versions.node}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

/** Path of a Node of major 24 or newer: this one, or the one that the project's own packages bring. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const names = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  const require = createRequire(join(root, 'package.json'));
  for (const name of names) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(file)) return file;
    } catch {
      // not this one: try the next name
    }
  }
  throw new Error(
    `Amberley runs on Node 24, and no package brings one for ${process.platform} on ${process.arch}. Install Node 24 and run the same command with it.`,
  );
}
