import { h } from 'preact';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { tellFactsChanged } from '../../facts-changed.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { contentOf, spreadsheetOf } from '../../parts/open-sheet.ts';
import type { Spreadsheet } from '../../queries/find-spreadsheet.ts';
import { saveSpreadsheetResult } from '../../queries/save-spreadsheet.ts';
import { paths } from '../../routes.ts';
import type { Mapping } from '../../rules/spreadsheet-columns.ts';
import type { Plan } from '../../rules/spreadsheet-plan.ts';
import { choicesText, parsePreviewForm } from './form.ts';
import { loadPlan, planDigest, type LocationMatcher } from './load-plan.ts';
import { previewModel } from './presenter.ts';
import { resultOf, savePlan } from './save-plan.ts';
import { PreviewPage } from './view.tsx';

/** GET: what the import would do. */
export const showPreview = (matcher: LocationMatcher) =>
  forCouncil(async (context) => {
    const spreadsheet = await spreadsheetOf(context);
    if (!isReady(spreadsheet)) return elsewhere(spreadsheet);
    const sheet = await contentOf(context, spreadsheet);
    const { mapping, holdsFrom } = spreadsheet;
    const plan = await loadPlan(context, {
      sheet,
      mapping,
      holdsFrom,
      choices: new Map(),
      matcher,
      lock: false,
    });
    return page(spreadsheet, plan, new Map(), [], 200);
  });

/** POST: imports what the person saw; where choices or the facts changed since, shows again what it would do now. */
export const submitPreview = (matcher: LocationMatcher) =>
  forCouncil(async (context) => {
    const spreadsheet = await spreadsheetOf(context);
    if (!isReady(spreadsheet)) return elsewhere(spreadsheet);
    const sheet = await contentOf(context, spreadsheet);
    const { mapping, holdsFrom } = spreadsheet;
    const { choices, digest, madeWith } = parsePreviewForm(context.body);
    const plan = await loadPlan(context, { sheet, mapping, holdsFrom, choices, matcher, lock: true });
    if (madeWith !== choicesText(choices)) return page(spreadsheet, plan, choices, [], 200);
    if (digest !== planDigest(plan))
      return page(spreadsheet, plan, choices, [{ field: 'import', message: messages.planChanged }], 409);
    return run(context, spreadsheet, plan, resultOf(plan, sheet));
  });

async function run(
  context: CouncilContext,
  spreadsheet: Ready,
  plan: Plan,
  result: ReturnType<typeof resultOf>,
): Promise<Reply> {
  const { tx, clock } = context;
  // First of all: of two people who press the button at once, the second waits here and then finds it done.
  if (!(await saveSpreadsheetResult(tx, spreadsheet.spreadsheetId, result, clock.now())))
    return elsewhere(spreadsheet);
  await savePlan(context, plan, spreadsheet.holdsFrom);
  await tellFactsChanged(
    context,
    plan.changes.map(({ locationId }) => locationId),
  );
  return {
    kind: 'redirect',
    to: paths.spreadsheet(spreadsheet.spreadsheetId),
    flash: `${spreadsheet.fileName} was imported.`,
  };
}

type Ready = Spreadsheet & { mapping: Mapping; holdsFrom: Day };

const isReady = (spreadsheet: Spreadsheet): spreadsheet is Ready =>
  spreadsheet.importedAt === null && spreadsheet.mapping !== null && spreadsheet.holdsFrom !== null;

/** Where a spreadsheet belongs that has been imported, or whose columns are not settled. */
function elsewhere({ spreadsheetId, mapping }: Spreadsheet): Reply {
  return {
    kind: 'redirect',
    to: mapping === null ? paths.spreadsheetColumns(spreadsheetId) : paths.spreadsheet(spreadsheetId),
  };
}

function page(
  spreadsheet: Ready,
  plan: Plan,
  choices: ReadonlyMap<number, string>,
  errors: FieldError[],
  status: number,
): Reply {
  const model = previewModel(
    spreadsheet,
    plan,
    spreadsheet.holdsFrom,
    planDigest(plan),
    choicesText(choices),
    errors,
  );
  return {
    kind: 'page',
    title: 'What would change',
    about: 'spreadsheet',
    width: 'full',
    status,
    errors,
    back: { text: 'What the columns hold', href: paths.spreadsheetColumns(spreadsheet.spreadsheetId) },
    view: h(PreviewPage, model),
  };
}
