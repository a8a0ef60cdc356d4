/** Escapes of what PostgreSQL cannot keep: NUL, and halves of characters. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/**
 * JSON as a database can keep it: text without NUL, which PostgreSQL's text and jsonb refuse, and with U+FFFD for half a
 * surrogate pair, which its jsonb refuses. Throws a SyntaxError as JSON.parse does.
 */
export function parseStorableJson(text: string): unknown {
  if (!UNSTORABLE.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}
