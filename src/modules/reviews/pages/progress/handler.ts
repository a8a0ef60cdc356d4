import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { closeCycle } from '../../close-cycle.ts';
import { messages } from '../../messages.ts';
import { loadCycle } from '../../parts/load-caseload.ts';
import { fetchItems } from '../../queries/fetch-items.ts';
import { paths } from '../../routes.ts';
import { monthName } from '../../rules/cycle-days.ts';
import { parseClose } from './form.ts';
import { presentProgress } from './presenter.ts';
import { ProgressPage } from './view.tsx';

/** GET /reviews/:month/progress: how each officer gets on, how often they agree with the model, and the end of the month. */
export const showProgress = forCouncil((context) => page(context));

/** POST /reviews/:month/close: closes the month, with a reason where services are undecided. */
export const submitClose = forCouncil(async (context): Promise<Reply> => {
  const { tx, clock, body } = context;
  const cycle = await loadCycle(context);
  const month = monthName(cycle.month);
  if (cycle.state === 'closed')
    return { kind: 'redirect', to: paths.record(cycle.month), flash: `${messages.alreadyClosed(month)}.` };
  const items = await fetchItems(tx, cycle.cycleId, null);
  const undecided = items.filter(({ done, rag }) => !done && rag !== null);
  const { value, errors } = parseClose(body, undecided);
  if (errors !== undefined) return page(context, errors, 400);
  if (!(await closeCycle(tx, clock, cycle, value.version, value.reason)))
    return page(context, [{ field: 'reason', message: messages.changedMeanwhile }], 409);
  return { kind: 'redirect', to: paths.record(cycle.month), flash: `The review of ${month} was closed.` };
});

async function page(context: CouncilContext, errors: FieldError[] = [], status = 200): Promise<Reply> {
  const { tx, today, body } = context;
  const cycle = await loadCycle(context);
  const model = presentProgress({
    cycle,
    items: await fetchItems(tx, cycle.cycleId, null),
    today,
    errors,
    fields: body,
  });
  return {
    kind: 'page',
    title: `How the review goes: ${monthName(cycle.month)}`,
    about: 'reviews',
    width: 'full',
    status,
    errors,
    back: { text: 'Monthly reviews', href: paths.overview() },
    view: h(ProgressPage, model),
  };
}
