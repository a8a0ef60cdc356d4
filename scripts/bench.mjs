// npm run bench [NAME [ARGUMENT...]]: runs bench/*.ts one after the other and ends with one table of their ratios.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { node24, requireLauncherNode, root } from './node24.mjs';

requireLauncherNode();
const [only, ...given] = process.argv.slice(2);
/** Benches that measure one kind of database a run. */
const RUNS = { 'import-national': [['embedded'], ['server']] };
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (only !== undefined && !names.includes(only)) {
  console.error(`There is no bench "${only}"; there are ${names.join(', ')}.`);
  process.exit(2);
}

/** Runs one bench, shows what it prints, and answers its lines and exit code. */
function run(name, args) {
  const loader = new URL('source-loader.mjs', import.meta.url).href;
  const child = spawn(node24(), ['--import', loader, join(root, 'bench', `${name}.ts`), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
    process.stdout.write(piece);
  });
  return new Promise((done) => child.on('close', (code) => done({ lines: text.split('\n'), code })));
}

const table = [];
let failed = false;
for (const name of only === undefined ? names : [only]) {
  for (const args of only !== undefined && given.length > 0 ? [given] : (RUNS[name] ?? [[]])) {
    console.log(`\n== ${[name, ...args].join(' ')}`);
    const { lines, code } = await run(name, args);
    if (code !== 0) {
      failed = true;
      table.push({ bench: name, measured: `failed with exit code ${code}`, ratio: '', bar: '' });
    }
    let heading = '';
    for (const line of lines) {
      const ratio = /([\d.]+) x\b/.exec(line)?.[1];
      if (ratio === undefined) {
        if (/^\S.*:/.test(line)) heading = line.slice(0, line.indexOf(':'));
        continue;
      }
      const measured = line.trim().split(':')[0];
      const bar = /bar ([\d.]+)/.exec(line)?.[1] ?? '';
      table.push({ bench: name, measured: [heading, measured].filter(Boolean).join(', '), ratio, bar });
    }
  }
}
console.log('');
console.table(table);
process.exitCode = failed ? 1 : 0;
