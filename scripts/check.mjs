// The checks that need no running code: types, lint, format, walls, dead code.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './node24.mjs';

const checks = [
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit']],
  ['lint', 'node_modules/oxlint/bin/oxlint', ['--deny-warnings', 'src', 'tests', 'bench', 'scripts', 'bin']],
  ['format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']],
  [
    'walls',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ],
  ['dead code', 'node_modules/knip/bin/knip.js', ['--no-progress']],
];
let bad = 0;
for (const [name, file, args] of checks) {
  const ran = spawnSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: 'inherit' });
  console.log(`${ran.status === 0 ? 'ok' : 'FAILED'}: ${name}`);
  if (ran.status !== 0) bad += 1;
}
process.exit(bad === 0 ? 0 : 1);
