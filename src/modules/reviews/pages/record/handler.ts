import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { loadCycle } from '../../parts/load-caseload.ts';
import { fetchClosing } from '../../queries/fetch-closing.ts';
import { paths } from '../../routes.ts';
import { monthName } from '../../rules/cycle-days.ts';
import { presentRecord } from './presenter.ts';
import { RecordPage } from './view.tsx';

/** GET /reviews/:month/record: a closed month on paper, the same whenever it is printed. */
export const showRecord = forCouncil(async (context): Promise<Reply> => {
  const cycle = await loadCycle(context);
  const month = monthName(cycle.month);
  if (cycle.state === 'open')
    return {
      kind: 'redirect',
      to: paths.caseload(cycle.month),
      flash: `The review of ${month} is open. Its record is made when it is closed.`,
    };
  const rows = await fetchClosing(context.tx, cycle.cycleId);
  const model = presentRecord(cycle, rows, context.authority.name);
  return {
    kind: 'page',
    title: `Review of ${month}: the record`,
    width: 'full',
    bare: true,
    view: h(RecordPage, model),
  };
});
