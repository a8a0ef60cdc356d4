// node scripts/openapi.mjs: writes docs/openapi.json anew, the description of the JSON API. A test compares the two.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24, requireLauncherNode, root } from './node24.mjs';

requireLauncherNode();
const node = node24();
if (node !== process.execPath) {
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url)], { stdio: 'inherit' }).status ?? 1);
}
await import('./source-loader.mjs');
const { accessTable } = await import('../src/access.ts');
const { apiDescription } = await import('../src/platform/api/index.ts');
const { rooms } = await import('../src/rooms.ts');

const operations = rooms.flatMap((room) => room.api ?? []);
const text = JSON.stringify(apiDescription({ operations, access: accessTable() }), null, 2);
writeFileSync(join(root, 'docs', 'openapi.json'), `${text}\n`);
