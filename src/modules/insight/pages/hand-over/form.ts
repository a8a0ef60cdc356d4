import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { ServiceToHandOver } from '../../queries/fetch-hand-over.ts';

/** The name of the field that says who takes over one service. */
export const fieldOf = ({ locationId }: Pick<ServiceToHandOver, 'locationId'>): string => `to ${locationId}`;

/**
 * Reads who takes over which service: the one chosen for it, else the one chosen for all. Answers officers by the location
 * that a service's facts are recorded against; a service without a choice is left out.
 */
export function parseHandOver(
  fields: Fields,
  services: readonly ServiceToHandOver[],
  officers: ReadonlySet<string>,
): Parsed<Map<string, string>> {
  const errors: FieldError[] = [];
  const known = (name: string, id: string) => {
    const chosen = one(fields, name);
    if (chosen === '' || officers.has(chosen)) return chosen;
    errors.push({ field: id, message: messages.handOverUnknown });
    return '';
  };
  const all = known('all', 'all');
  const to = new Map<string, string>();
  for (const service of services) {
    const chosen = known(fieldOf(service), `to-${service.locationId}`) || all;
    if (chosen !== '') to.set(service.factLocationId, chosen);
  }
  if (errors.length === 0 && to.size === 0) errors.push({ field: 'all', message: messages.handOverNobody });
  return errors.length > 0 ? { errors } : { value: to };
}
