/** JSON as it came: nothing about its shape is trusted. */
export type Json = Record<string, unknown>;

/** An object, or an empty one where the value is none. */
export function objectOf(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

/** The objects of an array; anything else in it is passed over. */
export function objectsOf(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item): item is Json => item !== null && typeof item === 'object' && !Array.isArray(item),
  );
}

/** A value as text: '' for null and for what is no plain value. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
