type Fields = Record<string, string | string[] | undefined>;

/**
 * Fields as the rest of the house may rely on: text without NUL, which PostgreSQL cannot hold, and without half characters
 * (lone surrogates), which no encoding can.
 */
export function cleanFields(fields: unknown): Fields {
  const clean: Fields = Object.create(null) as Fields;
  if (typeof fields !== 'object' || fields === null) return clean;
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') clean[name] = cleanText(value);
    else if (Array.isArray(value))
      clean[name] = value.filter((item) => typeof item === 'string').map(cleanText);
  }
  return clean;
}

function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
