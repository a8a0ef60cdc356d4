import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import type { LoadedDraft } from '../../parts/for-draft.ts';

export interface AboutModel {
  name: string;
  source: string;
  whom: string;
  kinds: { value: string; text: string; checked: boolean }[];
}

/** The form as typed, or as the draft has it; kinds that only the draft names are offered too. */
export function presentAbout({ model }: LoadedDraft, known: readonly string[], typed?: Fields): AboutModel {
  const chosen = typed === undefined ? (model.appliesTo ?? []) : many(typed, 'kinds');
  const all = [...new Set([...known, ...chosen])].sort();
  return {
    name: typed === undefined ? model.name : one(typed, 'name'),
    source: typed === undefined ? model.source : one(typed, 'source'),
    whom: typed === undefined ? (model.appliesTo === null ? 'others' : 'these') : one(typed, 'whom'),
    kinds: all.map((kind) => ({ value: kind, text: kind, checked: chosen.includes(kind) })),
  };
}
