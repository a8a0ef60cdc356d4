import { expect, it } from 'vitest';
import { fuzzProduct } from '../support/fuzz.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

/** Half of them on each database; the bench sends a hundred thousand. */
const CASES = 2500;

describeOnBothDatabases(`${CASES} made-up requests over every form, parameter and route`, (get) => {
  it("answer without a fault of ours, another council's row, our insides or a way to another site", async () => {
    const { statuses, fields } = await fuzzProduct(get(), CASES);
    expect(fields).toBeGreaterThan(30);
    for (const status of [200, 303, 400, 403, 404])
      expect(statuses[status], String(status)).toBeGreaterThan(10);
  }, 600_000);
});
