#!/usr/bin/env node
// The `amberley` command: runs the built CLI under Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node24, requireLauncherNode, root } from '../scripts/node24.mjs';

requireLauncherNode();
const cli = join(root, 'dist', 'cli.js');
if (!existsSync(cli)) {
  console.error('Amberley is not built yet: run `npm run build` first.');
  process.exit(1);
}
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv.splice(1, 1, cli);
  await import(cli);
} else {
  const child = spawn(node24(), [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}
