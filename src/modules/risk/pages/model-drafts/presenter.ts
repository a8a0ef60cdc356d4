import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import { instantWords } from '../../../market/index.ts';
import type { DraftListed } from '../../queries/fetch-drafts.ts';
import { paths } from '../../routes.ts';
import type { Model } from '../../rules/model.ts';
import { isOwnModel, modelsInForce } from '../../rules/model-in-force.ts';

export interface DraftsModel {
  drafts: { href: string; name: string; basedOn: string; startedBy: string; changed: string }[];
  choices: { value: string; text: string; hint: string }[];
  chosen: string;
}

/** How a form names a model. */
export function keyOfModel({ id, version }: Pick<Model, 'id' | 'version'>): string {
  return `${id} ${version}`;
}

/** The drafts, and the models that one can begin with: what is in force first. */
export function presentDrafts(input: {
  drafts: readonly DraftListed[];
  models: readonly Model[];
  today: Day;
  asked: string;
}): DraftsModel {
  const inForce = modelsInForce(input.models, input.today);
  const others = input.models.filter((model) => !inForce.includes(model));
  const choices = [...inForce, ...others.toReversed()].map((model) => ({
    value: keyOfModel(model),
    text: `${model.name} (version ${model.version})`,
    hint: hintOf(model, inForce.includes(model)),
  }));
  return {
    drafts: input.drafts.map(({ draftId, name, basedOn, startedBy, changedBy, changedAt }) => ({
      href: paths.draft(draftId),
      name,
      basedOn,
      startedBy,
      changed: `${instantWords(changedAt)}, ${changedBy}`,
    })),
    choices,
    chosen: choices.some(({ value }) => value === input.asked) ? input.asked : (choices[0]?.value ?? ''),
  };
}

function hintOf(model: Model, isInForce: boolean): string {
  const whose = isOwnModel(model) ? "The council's own" : 'Comes with Amberley';
  const kinds = model.appliesTo === null ? 'every other kind of service' : model.appliesTo.join(', ');
  const when = isInForce ? 'in force' : `from ${longDay(model.validFrom)}, not in force today`;
  return `${whose}, ${when}. For ${kinds}`;
}
