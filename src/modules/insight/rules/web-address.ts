/** The address where it is one of the web's, else null: a file may hold anything where a link should be. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null;
  const whole = /^www\./i.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(whole)) return null;
  return URL.canParse(whole) ? whole : null;
}

/** The page of a location or provider on CQC's own site. */
export function cqcPage(kind: 'location' | 'provider', id: string): string {
  return `https://www.cqc.org.uk/${kind}/${encodeURIComponent(id)}`;
}
