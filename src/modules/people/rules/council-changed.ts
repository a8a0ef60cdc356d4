/**
 * The job that is queued, with an empty payload, when a council has been set up, or its area or the services that it
 * entered by hand have changed: which services are its own is different now. A higher room supplies its kind.
 */
export const COUNCIL_CHANGED = 'people.council-changed';

/** Whether two areas differ, in whatever order their names stand. */
export function areaDiffers(before: readonly string[], after: readonly string[]): boolean {
  const names = new Set(before);
  return names.size !== new Set(after).size || after.some((name) => !names.has(name));
}
