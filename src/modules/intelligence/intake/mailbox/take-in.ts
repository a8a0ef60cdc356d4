import { createHash } from 'node:crypto';
import { londonDay } from '../../../../platform/clock/index.ts';
import { againAfterDeadlock } from '../../../../platform/db/index.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { JobContext } from '../../../../platform/jobs/index.ts';
import type { NewAttachment } from '../../rules/event.ts';
import { recordEvent } from '../../record-event.ts';
import type { Mailbox } from '../queries/fetch-mailbox.ts';
import { findServices } from '../queries/find-services.ts';
import { saveMail, saveMailEvent, type MetMail } from '../queries/save-mail.ts';
import { saveMailboxPlace } from '../queries/save-mailbox-state.ts';
import { domainOf } from '../rules/forwarded.ts';
import { eventOfMail, isTooLong } from '../rules/mail-event.ts';
import type { MailOutcome, MailWhy } from '../rules/mail-outcome.ts';
import { mentionsIn, serviceNamed } from '../rules/services-named.ts';
import { dropFiles, keepFiles } from './keep-files.ts';
import type { Listed, OpenMailbox } from './open-mailbox.ts';
import { readMessage, type Message } from './read-message.ts';

/** The largest mail that is taken in: what most councils' servers let through. */
const LARGEST_MAIL_BYTES = 25 * 1024 ** 2;

/** Takes one message into the log, or says why not; both are written down once, whatever happens on the way. */
export async function takeIn(
  context: JobContext,
  mailbox: Mailbox,
  open: OpenMailbox,
  uid: number,
): Promise<MailOutcome> {
  const listed = await open.look(uid);
  const { mailboxId, authorityId } = mailbox;
  const met = metOf(context, { mailboxId, authorityId, uidValidity: open.uidValidity }, uid, listed);
  if (listed === undefined) return refuse(context, met, 'gone');
  if (listed.bytes > LARGEST_MAIL_BYTES) return refuse(context, met, 'too large');
  const source = await open.read(uid);
  if (source === undefined) return refuse(context, met, 'gone');
  // By its own name a message is known wherever it lies; without one, by what it says.
  const keyed = { ...met, messageKey: listed.messageId === '' ? digestOf(source) : met.messageKey };
  const message = await readMessage(source).catch(() => undefined);
  if (message === undefined) return refuse(context, keyed, 'broken');
  if (message.machine !== null) return write(context, keyed, 'noted', message.machine);
  if (!mailbox.senderDomains.includes(keyed.senderDomain)) return refuse(context, keyed, 'sender');
  return record(context, mailbox, keyed, message);
}

function metOf(
  { clock }: JobContext,
  folder: Pick<MetMail, 'mailboxId' | 'authorityId' | 'uidValidity'>,
  uid: number,
  listed: Listed | undefined,
): MetMail {
  const { uidValidity } = folder;
  return {
    ...folder,
    uid,
    messageKey: (listed?.messageId ?? '').toWellFormed().slice(0, 300) || `place:${uidValidity}:${uid}`,
    receivedAt: listed?.receivedAt ?? clock.now(),
    senderDomain: domainOf(listed?.from.address ?? ''),
    bytes: listed?.bytes ?? 0,
  };
}

const digestOf = (source: Uint8Array): string =>
  `sha256:${createHash('sha256').update(source).digest('hex')}`;

/** In one transaction the entry, that the message was recorded, and how far the folder is read: all of it, or none. */
async function record(
  context: JobContext,
  mailbox: Mailbox,
  met: MetMail,
  message: Message,
): Promise<MailOutcome> {
  const { db, scope, dataDir } = context;
  const files = await keepFiles(withLongText(message), dataDir);
  try {
    const saved = await againAfterDeadlock(() =>
      db.within(scope, async (tx) => {
        await advance(tx, met);
        if (!(await saveMail(tx, context.clock, met, { outcome: 'recorded', why: null }))) return false;
        await recordMessage(tx, context, mailbox, met, message, files);
        return true;
      }),
    );
    if (saved) return 'recorded';
  } catch {
    // Something in this message that the log cannot take: it is listed, and the next one is looked at.
    await dropFiles(files, dataDir);
    return refuse(context, met, 'fault');
  }
  await dropFiles(files, dataDir);
  return write(context, met, 'duplicate', null);
}

async function recordMessage(
  tx: Tx,
  { clock, announce }: JobContext,
  { authorityId, confidentiality, senderDomains }: Mailbox,
  met: MetMail,
  { mail }: Message,
  attachments: NewAttachment[],
): Promise<void> {
  const words = `${mail.subject}\n${mail.carried?.subject ?? ''}\n${mail.text}`;
  const mentions = mentionsIn(words);
  const locationId = serviceNamed(words, mentions, await findServices(tx, mentions));
  const heard = londonDay(met.receivedAt);
  const receivedOn = heard > clock.today() ? clock.today() : heard;
  const event = eventOfMail(mail, { locationId, receivedOn, confidentiality }, senderDomains);
  const eventId = await recordEvent(tx, { authorityId, clock, announce }, { ...event, attachments });
  await saveMailEvent(tx, met, eventId);
}

/** A text that is longer than an entry's account comes whole as a file beside it. */
function withLongText({ mail, files }: Message): Message['files'] {
  if (!isTooLong(mail.text)) return files;
  return [{ name: 'whole mail.txt', contentType: 'text/plain', content: Buffer.from(mail.text) }, ...files];
}

const refuse = (context: JobContext, met: MetMail, why: MailWhy): Promise<MailOutcome> =>
  write(context, met, 'refused', why);

async function write(
  { db, scope, clock }: JobContext,
  met: MetMail,
  outcome: MailOutcome,
  why: MailWhy | null,
): Promise<MailOutcome> {
  await db.within(scope, async (tx) => {
    await advance(tx, met);
    await saveMail(tx, clock, met, { outcome, why });
  });
  return outcome;
}

const advance = (tx: Tx, { uidValidity, uid, ...whose }: MetMail): Promise<void> =>
  saveMailboxPlace(tx, whose, { uidValidity, lastUid: uid });
