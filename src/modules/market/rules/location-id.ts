const LOCATION_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,49}$/;

/** Whether text can be the id of a location: CQC's (opaque, say "1-123456789") or a UUID of ours. */
export function isLocationId(text: string): boolean {
  return LOCATION_ID.test(text);
}
