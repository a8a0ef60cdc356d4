const LONGEST = 400;

/** Words of another server, fit to be kept and shown: one line, printable, short, and none of the secrets in them. */
export function safeWords(text: string, secrets: readonly (string | undefined | null)[] = []): string {
  let words = text;
  for (const secret of secrets) if (secret) words = words.replaceAll(secret, '***');
  words = words
    .replace(/[^\P{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}...`.toWellFormed() : words;
}

/**
 * The name of a person or council as it may stand in a mail: letters, spaces, and the marks that names have. What a mail program or GOV.UK
 * Notify would turn into a link or a heading is left out, for a name is typed by somebody.
 */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}&,'’. -]+/gu, ' ')
    .replace(/\.(?=\S)/g, ' ')
    .replace(/(^|\s)[-'’.]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
}
