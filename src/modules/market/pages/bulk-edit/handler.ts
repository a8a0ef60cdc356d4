import { createHash } from 'node:crypto';
import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { fetchOfficers, type Officer } from '../../../people/index.ts';
import { tellFactsChanged } from '../../facts-changed.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { lookUp, type LocationFacts, type Register } from '../../parts/register.ts';
import { fetchLocalFacts } from '../../queries/fetch-local-facts.ts';
import { fetchLocalities } from '../../queries/fetch-localities.ts';
import { fetchNewestFactIds } from '../../queries/fetch-newest-fact-ids.ts';
import { saveLocalFacts } from '../../queries/save-local-facts.ts';
import { paths } from '../../routes.ts';
import { parseBulkForm, parseLocationIds, type BulkChange } from './form.ts';
import { formModel, planBulk, previewModel, type BulkPlan } from './presenter.ts';
import { BulkFormPage, BulkPreviewPage, BulkRefusedPage } from './view.tsx';

/** POST, three times: with chosen locations asks what to change; `step=preview` shows what would; `step=confirm` does it. */
export const submitBulkEdit = (register: Register) =>
  forCouncil(async (context) => {
    const { tx, body, today } = context;
    const ids = parseLocationIds(body);
    if (ids.errors !== undefined)
      return page(h(BulkRefusedPage, { why: ids.errors[0]?.message ?? '' }), [], 400);
    const locations = await lookUp(tx, register, ids.value);
    if (locations.size === 0) return page(h(BulkRefusedPage, { why: messages.noLocations }), [], 400);
    const officers = await fetchOfficers(tx);
    const step = one(body, 'step');
    if (step !== 'preview' && step !== 'confirm') {
      return page(h(BulkFormPage, formModel(locations, officers, await fetchLocalities(tx), today)));
    }
    const { value, errors } = parseBulkForm(body, new Set(officers.map(({ officerId }) => officerId)), today);
    if (errors !== undefined) {
      const model = formModel(locations, officers, await fetchLocalities(tx), today, {
        fields: body,
        errors,
      });
      return page(h(BulkFormPage, model), errors, 400);
    }
    return previewOrSave(context, { ...value, locations, officers });
  });

interface Asked {
  change: BulkChange;
  validFrom: CouncilContext['today'];
  locations: ReadonlyMap<string, LocationFacts>;
  officers: Officer[];
}

async function previewOrSave(context: CouncilContext, asked: Asked): Promise<Reply> {
  const { tx, authority, body } = context;
  const { change, validFrom, locations, officers } = asked;
  const ids = [...locations.keys()];
  const newest = await fetchNewestFactIds(tx, authority.authorityId, ids);
  const plan = planBulk(locations, await fetchLocalFacts(tx, validFrom, ids), change);
  const digest = digestOf(newest);
  const confirmed = one(body, 'step') === 'confirm';
  if (!confirmed || one(body, 'digest') !== digest) {
    const errors: FieldError[] = confirmed ? [{ field: 'confirm', message: messages.bulkChanged }] : [];
    const model = previewModel(locations, plan, officers, validFrom, digest, body, errors);
    return page(h(BulkPreviewPage, model), errors, confirmed ? 409 : 200);
  }
  await save(context, plan, validFrom);
  await tellFactsChanged(
    context,
    plan.changes.map(({ locationId }) => locationId),
  );
  const n = plan.changes.length;
  return {
    kind: 'redirect',
    to: paths.services(),
    flash: n === 1 ? '1 service was changed.' : `${n} services were changed.`,
  };
}

function save(
  { tx, authority, scope, clock }: CouncilContext,
  plan: BulkPlan,
  validFrom: Asked['validFrom'],
): Promise<void> {
  const common = { authorityId: authority.authorityId, recordedBy: scope.actor, validFrom };
  return saveLocalFacts(
    tx,
    plan.changes.map(({ locationId, after }) => ({ ...after, ...common, factId: newId(clock), locationId })),
  );
}

/** Stands for all that the preview was made from: it differs as soon as anybody records another fact. */
function digestOf(newest: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update([...newest].flat().join(' '))
    .digest('hex')
    .slice(0, 32);
}

type Page = Extract<Reply, { kind: 'page' }>;

function page(view: Page['view'], errors: FieldError[] = [], status = 200): Reply {
  return {
    kind: 'page',
    title: 'Change several services',
    about: 'local-facts',
    status,
    errors,
    back: { text: 'Services', href: paths.services() },
    view,
  };
}
