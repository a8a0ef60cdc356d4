import { createTransport, type SentMessageInfo } from 'nodemailer';
import { messages } from './messages.ts';
import { safeWords } from './rules/safe-words.ts';
import type { SmtpSettings } from './settings.ts';
import type { MailClient, MailMessage, SendOutcome } from './types.ts';

/** Sends by a mail server. One connection a mail: whatever goes wrong with one touches no other. */
export function smtpClient(settings: SmtpSettings, listHost: string): MailClient {
  const { host, port, secure, requireTls, user, password, timeoutMs, ca } = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: secure || requireTls,
      ...(ca === undefined ? {} : { ca }),
    },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    send: async (message) => {
      try {
        await (transport.sendMail(envelopeOf(settings, message, listHost)) as Promise<SentMessageInfo>);
        return { outcome: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError, settings);
      }
    },
  };
}

function envelopeOf(settings: SmtpSettings, message: MailMessage, listHost: string) {
  const domain = settings.from.address.split('@')[1]!;
  return {
    from: settings.from,
    to: { name: '', address: message.to },
    envelope: { from: settings.from.address, to: [message.to] },
    messageId: `<${message.reference}@${domain}>`,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: {
      'List-Id': `Amberley <notices.${listHost}>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/** Errors about this mail; all others are about the connection, which says nothing about the mail. */
const OF_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
const OF_TLS = /^(ETLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|HOSTNAME)/;

/**
 * Refused for good is only what the server answered with 5xx about the mail itself. A wrong password is 5xx too, and is ours to mend
 * within the day: no mail should be lost by it.
 */
function outcomeOf(error: SmtpError, { user, password, timeoutMs }: SmtpSettings): SendOutcome {
  const words = safeWords(error.response ?? error.message, [
    password,
    user && btoaOf(`\0${user}\0${password ?? ''}`),
  ]);
  const { code = '', responseCode } = error;
  if (OF_THE_MAIL.has(code) && responseCode !== undefined) {
    return responseCode >= 500
      ? { outcome: 'permanent', why: messages.smtpRefused(responseCode, words) }
      : { outcome: 'temporary', why: messages.smtpBusy(responseCode, words) };
  }
  // Without an answer it is our own library that will not send it.
  if (code === 'EENVELOPE') return { outcome: 'permanent', why: messages.badAddress };
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { outcome: 'temporary', why: messages.smtpSignIn(words) };
  if (code === 'ETIMEDOUT') return { outcome: 'temporary', why: messages.timedOut(timeoutMs / 1000) };
  if (OF_TLS.test(code) || /certificate|TLS|SSL/i.test(words))
    return { outcome: 'temporary', why: messages.smtpTls(words) };
  return { outcome: 'temporary', why: messages.smtpAway(words) };
}

const btoaOf = (text: string) => Buffer.from(text).toString('base64');
