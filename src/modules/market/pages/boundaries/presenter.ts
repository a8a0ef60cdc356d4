import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { instantWords } from '../../parts/instant-words.ts';
import type { BoundaryListed } from '../../queries/fetch-boundaries.ts';
import { paths } from '../../routes.ts';

export interface BoundariesModel {
  areas: { name: string; kind: string; loaded: string; remove: string }[];
  typed: { kind: string; nameProperty: string; onlyName: string; replaceAll: boolean };
  errors: FieldError[];
  problems: string[];
}

/** The areas that are loaded, and the form as typed. */
export function boundariesModel(
  areas: readonly BoundaryListed[],
  fields: Fields = {},
  errors: FieldError[] = [],
  problems: string[] = [],
): BoundariesModel {
  return {
    areas: areas.map(({ boundaryId, kind, name, loadedAt }) => ({
      name,
      kind: kind === 'zone' ? 'Zone' : 'Boundary',
      loaded: instantWords(loadedAt),
      remove: paths.removeBoundary(boundaryId),
    })),
    typed: {
      kind: one(fields, 'kind'),
      nameProperty: one(fields, 'nameProperty'),
      onlyName: one(fields, 'onlyName'),
      replaceAll: one(fields, 'replaceAll') === 'yes',
    },
    errors,
    problems,
  };
}
