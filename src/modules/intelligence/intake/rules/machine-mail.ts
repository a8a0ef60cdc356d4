/** Headers of a mail: names in lower case, values as they stand. */
export type Headers = readonly { key: string; value: string }[];

/** Why a mail is not something that somebody told. */
export type MachineMail = 'loop' | 'bounce' | 'automatic';

const PRECEDENCE = /^(bulk|junk|list|auto[_-]?reply)$/i;

/**
 * Whether a machine wrote a mail: one of ours that came back, a report that a mail could not be delivered, or an automatic
 * answer (RFC 3834). Null for what a person wrote.
 */
export function machineMail(headers: Headers): MachineMail | null {
  const all = (name: string) => headers.filter(({ key }) => key === name).map(({ value }) => value.trim());
  if (all('x-loop').length > 0) return 'loop';
  if (all('list-id').some((value) => /amberley\s*<notices\./i.test(value))) return 'loop';
  const type = all('content-type')[0] ?? '';
  if (/^multipart\/report\b/i.test(type) || all('return-path').includes('<>')) return 'bounce';
  if (all('from').some((value) => /\b(mailer-daemon|postmaster)@/i.test(value))) return 'bounce';
  if (all('auto-submitted').some((value) => !/^no\b/i.test(value) && value !== '')) return 'automatic';
  if (all('precedence').some((value) => PRECEDENCE.test(value))) return 'automatic';
  return all('x-autoreply').length > 0 || all('x-autorespond').length > 0 ? 'automatic' : null;
}
