/**
 * The number by which people speak of an event: "IL-1A2B3-C4D5E", the random end of its id. Whoever records without reading
 * gets it to quote later; it says nothing of the event.
 */
export function referenceOf(eventId: string): string {
  const end = eventId.replaceAll('-', '').slice(-10).toUpperCase();
  return `IL-${end.slice(0, 5)}-${end.slice(5)}`;
}

/** The end of an id that a search asks for by its number, in lower case; null where the words are no such number. */
export function referenceAsked(words: string): string | null {
  const found = /^(?:IL[- ]?)([0-9A-F]{5})[- ]?([0-9A-F]{5})$/i.exec(words.trim());
  return found === null ? null : `${found[1]}${found[2]}`.toLowerCase();
}
