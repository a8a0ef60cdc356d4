import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { HistoryNumbers, SimulationNumbers } from '../../parts/publish-loaded-draft.ts';
import type { PublishedModel } from '../../queries/fetch-published-models.ts';
import { paths } from '../../routes.ts';
import { differencesOfModels, type ModelDifference } from '../../rules/draft-differences.ts';
import type { Model } from '../../rules/model.ts';
import { isOwnModel, modelsInForce } from '../../rules/model-in-force.ts';
import { hitRate } from '../../rules/model-history.ts';

export interface ModelLine {
  name: string;
  href: string;
  whose: string;
  kinds: string;
  from: string;
  state: string;
  published: string;
  reason: string;
}

export interface PublishedPageModel {
  title: string;
  facts: { key: string; value: string }[];
  before: string;
  differences: ModelDifference[];
  draftHref: string;
  withdraw: string | null;
}

/** On record as a model; what stands there was checked when it was published. */
function modelOf({ definition }: PublishedModel): Model {
  return definition as Model;
}

function inForceOf(all: readonly PublishedModel[], today: Day): Model[] {
  return modelsInForce(all.filter(({ withdrawnOn }) => withdrawnOn === null).map(modelOf), today);
}

/** Every model in a line. */
export function presentModels(all: readonly PublishedModel[], today: Day): ModelLine[] {
  const inForce = inForceOf(all, today);
  return all.map((one) => ({
    name: `${one.name} (version ${one.version})`,
    href: paths.published(one.modelId, one.version),
    whose: isOwnModel({ id: one.modelId }) ? "The council's own" : 'Comes with Amberley',
    kinds: kindsOf(modelOf(one)),
    from: shortDay(one.validFrom),
    state: stateOf(one, inForce, today),
    published: one.publishedOn === null ? '' : `${shortDay(one.publishedOn)}, ${one.publishedBy}`,
    reason: one.reason ?? '',
  }));
}

function kindsOf({ appliesTo }: Model): string {
  return appliesTo === null ? 'Every other kind of service' : appliesTo.join(', ');
}

function stateOf(
  { modelId, version, validFrom, withdrawnOn }: PublishedModel,
  inForce: readonly Model[],
  today: Day,
): string {
  if (withdrawnOn !== null) return `Withdrawn on ${shortDay(withdrawnOn)}`;
  if (inForce.some((model) => model.id === modelId && model.version === version)) return 'In force';
  return validFrom > today ? 'To come' : 'Followed by another';
}

/** One model: how it came, on what grounds, and what it says otherwise than the one before. */
export function presentPublished(
  one: PublishedModel,
  all: readonly PublishedModel[],
  today: Day,
): PublishedPageModel {
  const before = beforeOf(one, all);
  const isOwn = isOwnModel({ id: one.modelId });
  return {
    title: `${one.name} (version ${one.version})`,
    facts: [
      { key: 'State', value: stateOf(one, inForceOf(all, today), today) },
      { key: 'From', value: longDay(one.validFrom) },
      { key: 'For', value: kindsOf(modelOf(one)) },
      ...(isOwn ? publicationFacts(one) : [{ key: 'Whose', value: 'Comes with Amberley' }]),
      { key: 'Where it comes from', value: modelOf(one).source },
    ],
    before: before === undefined ? '' : `${before.name} (version ${before.version})`,
    differences: before === undefined ? [] : differencesOfModels(modelOf(before), modelOf(one)),
    draftHref: paths.newDraft(one.modelId, one.version),
    withdraw:
      isOwn && one.withdrawnOn === null && one.validFrom > today
        ? paths.withdraw(one.modelId, one.version)
        : null,
  };
}

/** The model that it was made from, or the version before it. */
function beforeOf(one: PublishedModel, all: readonly PublishedModel[]): PublishedModel | undefined {
  const [id, version] =
    one.basedOnId === null ? [one.modelId, one.version - 1] : [one.basedOnId, one.basedOnVersion];
  return all.find((each) => each.modelId === id && each.version === version);
}

function publicationFacts(one: PublishedModel): { key: string; value: string }[] {
  const { publishedOn, publishedBy, reason, withoutBackTest, withdrawnOn, withdrawnBy, withdrawnWhy } = one;
  const facts = [
    { key: 'Published', value: `${longDay(publishedOn!)} by ${publishedBy}` },
    { key: 'Why', value: reason ?? '' },
    { key: 'Simulation', value: simulationInWords(one.simulation as SimulationNumbers) },
    {
      key: 'Back-test',
      value:
        one.backTest === null ? `None: ${withoutBackTest}` : historyInWords(one.backTest as HistoryNumbers),
    },
  ];
  if (withdrawnOn !== null)
    facts.push({ key: 'Withdrawn', value: `${longDay(withdrawnOn)} by ${withdrawnBy}: ${withdrawnWhy}` });
  return facts;
}

function simulationInWords({ asAt, n, moved, before, after, decisionsHit }: SimulationNumbers): string {
  const counts = (of: SimulationNumbers['before']) => `${of.Red} Red, ${of.Amber} Amber, ${of.Green} Green`;
  return `On ${longDay(asAt)}: ${moved} of ${n} services would move, from ${counts(before)} to ${counts(after)}; ${decisionsHit} decisions would be hit.`;
}

function historyInWords({ asAt, complete, n, happened, voices }: HistoryNumbers): string {
  const rates = (voice: 'draft' | 'inForce' | 'rating') => {
    const { n: told, of } = hitRate(voices[voice], 'Amber or Red');
    return `${told} of ${of}`;
  };
  return `On ${longDay(asAt)}, over ${complete} months and ${n} colours: something happened after ${happened}. Amber or Red beforehand: ${rates('draft')} by this model, ${rates('inForce')} by the one in force then, ${rates('rating')} by CQC's rating alone.`;
}
