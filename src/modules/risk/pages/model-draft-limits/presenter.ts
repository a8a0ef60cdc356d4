import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { Adjustment, Cap, Indicator } from '../../rules/model.ts';

export interface GroupForm {
  at: number;
  isNew: boolean;
  label: string;
  source: string;
  gone: boolean;
  indicators: { value: string; text: string; checked: boolean }[];
  most: string;
  percent: string;
  clientGroups: string;
}

export interface LimitsModel {
  amber: string;
  red: string;
  caps: GroupForm[];
  adjustments: GroupForm[];
}

/** The form as typed, or as the draft has it, with a blank group of each sort at the end. */
export function presentLimits({ model }: LoadedDraft, typed?: Fields): LimitsModel {
  const fields = typed ?? fieldsOf(model);
  const group = (prefix: string, count: number) =>
    Array.from({ length: count + 1 }, (_, i) =>
      groupForm(fields, prefix, i + 1, i === count, model.indicators),
    );
  return {
    amber: one(fields, 'amber'),
    red: one(fields, 'red'),
    caps: group('cap', model.caps?.length ?? 0),
    adjustments: group('adjustment', model.adjustments?.length ?? 0),
  };
}

function fieldsOf({ thresholds, caps = [], adjustments = [] }: LoadedDraft['model']): Fields {
  const fields: Fields = { amber: String(thresholds.amber), red: String(thresholds.red) };
  const add = (prefix: string, { label, source, indicators }: Cap | Adjustment, more: Fields) => {
    Object.assign(fields, {
      [`${prefix}-label`]: label,
      [`${prefix}-source`]: source,
      [`${prefix}-indicators`]: [...indicators],
    });
    for (const [name, value] of Object.entries(more)) fields[`${prefix}-${name}`] = value;
  };
  caps.forEach((cap, i) => add(`cap-${i + 1}`, cap, { most: String(cap.most) }));
  adjustments.forEach((one, i) =>
    add(`adjustment-${i + 1}`, one, {
      percent: String(one.percent),
      clientGroups: one.clientGroups.join('\n'),
    }),
  );
  return fields;
}

function groupForm(
  fields: Fields,
  prefix: string,
  at: number,
  isNew: boolean,
  indicators: readonly Indicator[],
): GroupForm {
  const name = (part: string) => `${prefix}-${at}-${part}`;
  const inside = many(fields, name('indicators'));
  return {
    at,
    isNew,
    label: one(fields, name('label')),
    source: one(fields, name('source')),
    gone: one(fields, name('gone')) === 'yes',
    indicators: indicators.map(({ key, label }) => ({
      value: key,
      text: label,
      checked: inside.includes(key),
    })),
    most: one(fields, name('most')),
    percent: one(fields, name('percent')),
    clientGroups: one(fields, name('clientGroups')),
  };
}
