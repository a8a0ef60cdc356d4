/**
 * A hundred thousand made-up requests over every form, query parameter and route (tests/support/fuzz.ts), on both databases.
 *
 * npm run bench fuzz [embedded|server] [CASES] [SEED]
 */
import { fuzzProduct } from '../tests/support/fuzz.ts';
import { openTestDatabase } from '../tests/support/databases.ts';

const [kind, cases = '100000', seed = '20261122'] = process.argv.slice(2);
const kinds: ('embedded' | 'server')[] =
  kind === 'embedded' || kind === 'server' ? [kind] : ['embedded', 'server'];

for (const each of kinds) {
  const test = await openTestDatabase(each);
  const began = performance.now();
  const { statuses, fields } = await fuzzProduct(test, Number(cases), Number(seed));
  const seconds = (performance.now() - began) / 1000;
  await test.close();
  const told = Object.entries(statuses).map(([status, n]) => `${status}: ${n}`);
  process.stdout.write(
    `${each}: ${cases} requests in ${seconds.toFixed(0)} s, ${fields} fields: ${told.join(', ')}; no fault of ours, no row of another council, the trail holds\n`,
  );
}
