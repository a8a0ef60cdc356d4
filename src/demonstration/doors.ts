import { importFile } from '../modules/cqc/index.ts';
import { rateMarket } from '../modules/risk/index.ts';
import { accessTable } from '../access.ts';
import { houseListeners } from '../house.ts';
import { announcer } from '../platform/events/index.ts';
import type { Doors } from './context.ts';

/** The rooms' own doors. */
export const DOORS: Doors = {
  importRecords: async ({ db, clock, dataDir }, scope, path) => {
    const result = await importFile(
      { db, clock, dataDir, scope },
      { source: 'cqc-api', path, onBusy: 'wait' },
    );
    const refused = result.rejected[0];
    if (refused) {
      const { row, column, value, reason } = refused;
      throw new Error(`record ${row} of the demonstration was refused: ${column} "${value}" ${reason}`);
    }
  },
  rate: (tx, authorityId, asAt, today, tell) =>
    rateMarket(tx, { authorityId, asAt, today, persist: true, tell }),
  voicesAt: (clock) => {
    const access = accessTable();
    const rolesThatMay = (permission: string) => access.rolesThatMay(permission);
    return { clock, rolesThatMay, announce: announcer(houseListeners(), clock, rolesThatMay) };
  },
};
