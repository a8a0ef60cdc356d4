// npm test: installs, builds, checks and runs every test, and ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installIfNeeded } from './install.mjs';
import { node24, requireLauncherNode, root } from './node24.mjs';

requireLauncherNode();
installIfNeeded();
const node = node24();
const env = {
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
};
const run = (file, args) =>
  spawnSync(node, [join(root, file), ...args], { cwd: root, stdio: 'inherit', env });

if (run('scripts/build-if-needed.mjs', []).status !== 0) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'amberley-test-'));
const report = join(folder, 'report.json');
const only = process.argv.slice(2);
const checks = only.length === 0 ? run('scripts/check.mjs', []).status : 0;
const tests = run('node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...only,
]);

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  failed = result.numFailedTests;
  skipped = result.numPendingTests + (result.numTodoTests ?? 0);
  // A file that could not even be loaded holds no test, but it failed.
  failed += result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
} catch {
  failed = 1;
}
rmSync(folder, { recursive: true, force: true });
if (checks === 0) passed += 1;
else failed += 1;
if (tests.status !== 0 && failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
