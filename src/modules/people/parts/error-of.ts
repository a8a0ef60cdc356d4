import type { FieldError } from '../../../kernel/parsed.ts';

/** The error of a field as a component takes it, if it has one. */
export function errorOf(errors: readonly FieldError[], field: string): { text: string } | undefined {
  const found = errors.find((error) => error.field === field);
  return found === undefined ? undefined : { text: found.message };
}
