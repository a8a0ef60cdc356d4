/** Who wrote something, as mail names them. */
export interface Sender {
  name: string;
  address: string;
}

const PREFIX = /^\s*(?:(?:fwd?|fw|re|tr|wg)\s*(?:\[\d+\])?\s*:|\[(?:external|ext|extern)\])\s*/i;

/** The subject without what forwarding and answering put before it: "FW: Fwd: Worry" is "Worry". */
export function bareSubject(subject: string): string {
  let bare = oneLine(subject);
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '');
  return bare.trim();
}

/** Where a forwarded message begins in the text of the one that forwards it. */
const BEGINS =
  /^[\s>]*(?:-{2,}\s*(?:forwarded message|original message)\s*-{2,}|begin forwarded message:|_{10,})\s*$/i;
const FROM = /^[\s>]*(?:\*{0,2})from:(?:\*{0,2})\s*(.{1,400})$/i;
const BESIDE = /^[\s>]*(?:\*{0,2})(?:sent|date|to|subject|cc|reply-to):/i;
/** Lines after "From:" among which the other headings of a forwarded message stand. */
const NEAR = 4;
const MOST_LINES = 5_000;

/**
 * Who wrote the message that a text forwards: the first "From:" whose neighbours are headings too, so that a sentence that
 * begins with "From:" is not taken for one, and whose domain is none of our own (colleagues forward to each other; what stands
 * below the first is what that person answered to). Null where nothing is forwarded.
 */
export function originalSender(text: string, ownDomains: readonly string[]): Sender | null {
  const lines = text.split(/\r?\n/, MOST_LINES);
  const senders = lines.flatMap((line, i) => {
    const from = FROM.exec(line)?.[1];
    if (from === undefined) return [];
    const after = lines.slice(i + 1, i + 1 + NEAR).filter((each) => BESIDE.test(each)).length;
    const announced = lines.slice(Math.max(0, i - 3), i).some((each) => BEGINS.test(each));
    return after >= 2 || (announced && after >= 1) ? (senderOf(from) ?? []) : [];
  });
  return senders.find(({ address }) => !ownDomains.includes(domainOf(address))) ?? senders[0] ?? null;
}

/** What stands behind the @, in lower case; '' where there is none. */
export const domainOf = (address: string): string =>
  /@([a-z0-9.-]{1,253})$/i.exec(address.trim())?.[1]?.toLowerCase() ?? '';

const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9.-]{1,253}/i;

/** "Jo Bell <jo@x.example>", "Jo Bell [mailto:jo@x.example]" or the address alone; a name alone, as Outlook shows colleagues. */
function senderOf(text: string): Sender | null {
  const plain = oneLine(text).replace(/\*/g, '');
  const address = ADDRESS.exec(plain)?.[0] ?? '';
  const name = plain
    .replace(/[<[(]\s*(?:mailto:)?[^<>[\]()]*[>\])]/gi, ' ')
    .replace(address === '' ? /$^/ : address, '')
    .replace(/["']/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' && address === '' ? null : { name, address };
}

/** The sender in the words of an entry's source: "Jo Bell, jo@x.example". */
export function senderWords({ name, address }: Sender): string {
  const words = [oneLine(name), address].filter((each, i, all) => each !== '' && all.indexOf(each) === i);
  return words.join(', ').slice(0, 100);
}

/** On one line, without characters that are not shown. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
