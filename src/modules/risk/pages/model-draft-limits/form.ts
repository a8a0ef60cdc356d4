import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { wholeIn } from '../../parts/whole-in.ts';
import type { DraftEdit } from '../../parts/save-draft-edit.ts';
import type { DraftJson } from '../../rules/draft-edits.ts';

/** How many caps and adjustments a form may send; there is one blank of each at its end. */
const MOST_GROUPS = 30;

/** What the form makes of a draft: where colours begin, caps, and what counts for more. */
export function parseLimitsForm(fields: Fields, json: DraftJson): DraftEdit {
  const errors: FieldError[] = [];
  const whole = (name: string, what: string) => wholeIn(fields, name, what, errors);
  const thresholds = { amber: whole('amber', 'Where Amber starts'), red: whole('red', 'Where Red starts') };
  const caps = groupsIn(fields, 'cap', (at) => ({ most: whole(`cap-${at}-most`, 'The cap') }));
  const adjustments = groupsIn(fields, 'adjustment', (at) => ({
    percent: whole(`adjustment-${at}-percent`, 'The percentage'),
    clientGroups: one(fields, `adjustment-${at}-clientGroups`)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }));
  const { caps: _, adjustments: __, ...rest } = json;
  return {
    json: {
      ...rest,
      thresholds,
      ...(caps.length === 0 ? {} : { caps: caps.map(({ group }) => group) }),
      ...(adjustments.length === 0 ? {} : { adjustments: adjustments.map(({ group }) => group) }),
    },
    errors,
    inputOf: (place) =>
      inputOf(place, { caps: caps.map(({ at }) => at), adjustments: adjustments.map(({ at }) => at) }),
    fallback: 'amber',
  };
}

/** The groups of a form that were not emptied or marked to go, with their places in the form. */
function groupsIn(fields: Fields, prefix: string, more: (at: number) => Record<string, unknown>) {
  const places = Array.from({ length: MOST_GROUPS }, (_, i) => i + 1).filter(
    (at) => one(fields, `${prefix}-${at}-label`) !== '' && one(fields, `${prefix}-${at}-gone`) !== 'yes',
  );
  return places.map((at) => ({
    at,
    group: {
      label: one(fields, `${prefix}-${at}-label`),
      indicators: many(fields, `${prefix}-${at}-indicators`),
      source: one(fields, `${prefix}-${at}-source`),
      ...more(at),
    },
  }));
}

function inputOf(place: string, places: { caps: number[]; adjustments: number[] }): string | null {
  if (place === 'thresholds' || place === 'thresholds.amber') return 'amber';
  if (place === 'thresholds.red') return 'red';
  const [, list, number, part] = /^(caps|adjustments)\.(\d+)(?:\.(\w+))?$/.exec(place) ?? [];
  if (list !== 'caps' && list !== 'adjustments') return null;
  const at = places[list][Number(number) - 1];
  if (at === undefined) return null;
  return `${list === 'caps' ? 'cap' : 'adjustment'}-${at}-${part ?? 'label'}`;
}
