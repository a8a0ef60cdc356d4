import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { keptFileName } from '../../rules/file-name.ts';
import { machineMail, type MachineMail } from '../rules/machine-mail.ts';
import { storableText, type MailRead } from '../rules/mail-event.ts';
import { textOfHtml } from '../rules/html-text.ts';
import type { Sender } from '../rules/forwarded.ts';

/** A file within a mail. */
export interface MailFile {
  name: string;
  contentType: string;
  content: Uint8Array;
}

/** A mail taken apart. */
export interface Message {
  mail: MailRead;
  /** Why it is not something that somebody told; null where it is. */
  machine: MachineMail | null;
  files: MailFile[];
}

/** Deeper than any mail that people write: more was made to do harm. */
const LIMITS = { maxNestingDepth: 40, maxHeadersSize: 512 * 1024, maxRfc822NestingDepth: 0 } as const;

/**
 * Takes a mail apart.
 * @throws Error where it is no mail
 */
export async function readMessage(source: Uint8Array): Promise<Message> {
  const email = await PostalMime.parse(source, LIMITS);
  if (email.headers.length === 0) throw new Error('no header');
  const carried = email.attachments.find(({ mimeType }) => mimeType === 'message/rfc822');
  const within = carried === undefined ? undefined : await PostalMime.parse(bytesOf(carried), LIMITS);
  const own = textOf(email);
  const inner = within === undefined ? '' : textOf(within);
  return {
    mail: {
      subject: email.subject ?? '',
      from: senderOf(email),
      text: [own, inner].filter((text) => text !== '').join('\n\n'),
      carried: within === undefined ? null : { subject: within.subject ?? '', from: senderOf(within) },
    },
    machine: machineMail(email.headers),
    files: [...email.attachments.filter((each) => each !== carried), ...(within?.attachments ?? [])]
      .filter(isKept)
      .map(fileOf),
  };
}

/** The text as it was written; of a mail that has only HTML, its words. */
function textOf({ text, html }: Email): string {
  const plain = storableText(text ?? '').trim();
  return plain !== '' ? plain : storableText(textOfHtml(html ?? '')).trim();
}

function senderOf({ from }: Email): Sender {
  return from === undefined || from.group !== undefined ? { name: '', address: '' } : plainSender(from);
}

const plainSender = ({ name, address }: Extract<Address, { address: string }>): Sender => ({ name, address });

/** Pictures that belong to a signature or a layout are no evidence; small ones that the HTML shows are left out. */
const SMALL_PICTURE_BYTES = 20 * 1024;
const isKept = (file: Attachment): boolean =>
  !(
    file.related === true &&
    file.mimeType.startsWith('image/') &&
    bytesOf(file).length <= SMALL_PICTURE_BYTES
  );

function fileOf(file: Attachment, i: number): MailFile {
  const fallback = file.mimeType === 'message/rfc822' ? `mail-${i + 1}.eml` : `attachment-${i + 1}`;
  const name = keptFileName(file.filename ?? '');
  return { name: name || fallback, contentType: file.mimeType.slice(0, 200), content: bytesOf(file) };
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
