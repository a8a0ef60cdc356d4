/** A postcode in one spelling, "OL1 1AA", or '' where the text is no postcode of the United Kingdom. */
export function normalPostcode(text: string): string {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : '';
}
