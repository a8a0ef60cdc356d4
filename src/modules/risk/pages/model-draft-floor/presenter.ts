import { many, type Fields } from '../../../../platform/forms/index.ts';
import type { LogKind } from '../../queries/fetch-log-kinds.ts';
import { floorInWords } from '../../rules/describe-model.ts';
import { placeholderWords } from '../../rules/describe-placeholders.ts';
import { readsOfFloor } from '../../rules/floors.ts';
import type { Floor, FloorCondition } from '../../rules/model.ts';
import { readerOf } from '../../rules/readers.ts';
import { fieldsOfFloor } from './form.ts';

export interface FloorModel {
  title: string;
  action: string;
  fact: FloorCondition['fact'];
  fields: Fields;
  kinds: { value: string; text: string; checked: boolean }[];
  placeholders: string;
}

/** The form as typed, or as the draft has it. */
export function presentFloor(input: {
  floor: Floor;
  action: string;
  kinds: readonly LogKind[];
  typed: Fields | undefined;
}): FloorModel {
  const { floor, action, kinds } = input;
  const fields = input.typed ?? fieldsOfFloor(floor);
  const chosen = many(fields, 'kind');
  const { placeholders } = readerOf(readsOfFloor(floor.when));
  return {
    title: floorInWords(floor.when),
    action,
    fact: floor.when.fact,
    fields,
    kinds: kinds.map(({ kind, name }) => ({ value: kind, text: name, checked: chosen.includes(kind) })),
    placeholders: placeholders.map((name) => `{${name}}: ${placeholderWords(name)}`).join('; '),
  };
}
