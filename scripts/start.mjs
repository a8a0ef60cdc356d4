// npm start: installs, builds, and serves the demonstration council.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfNeeded } from './install.mjs';
import { node24, requireLauncherNode, root } from './node24.mjs';

requireLauncherNode();
installIfNeeded();
const node = node24();
const built = spawnSync(node, [join(root, 'scripts/build-if-needed.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const server = spawn(node, [join(root, 'dist/cli.js'), 'demo', '--serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
