import { NotFound } from '../../../platform/web/index.ts';
import { findIntervention, type InterventionRecord, type StepRow } from '../queries/find-intervention.ts';
import { isId } from '../rules/list-filters.ts';
import type { CouncilContext } from './for-council.ts';

type Asked = Pick<CouncilContext, 'tx' | 'params'>;

/** The intervention of a page's address. */
export async function findOne({ tx, params }: Asked): Promise<InterventionRecord> {
  const id = params.interventionId ?? '';
  const found = isId(id) ? await findIntervention(tx, id) : undefined;
  if (found === undefined) throw new NotFound('such intervention');
  return found;
}

/** The same with the step of the address. */
export async function findStep(asked: Asked): Promise<{ one: InterventionRecord; step: StepRow }> {
  const one = await findOne(asked);
  const step = one.steps.find(({ stepId }) => stepId === asked.params.stepId);
  if (step === undefined) throw new NotFound('such step of this intervention');
  return { one, step };
}
