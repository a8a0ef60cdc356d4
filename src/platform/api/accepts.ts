const OURS = new Set(['application/json', 'application/*', '*/*']);

/** Whether an Accept header takes JSON. Absent or empty, it takes anything. */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((each) => {
    const [type = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((part) => /^q=0(\.0*)?$/.test(part));
    return OURS.has(type) && !refused;
  });
}
