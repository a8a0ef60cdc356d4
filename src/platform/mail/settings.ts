import { isMailAddress } from '../../kernel/mail-address.ts';
import { ConfigError } from '../config/index.ts';

/** How long one mail may take, from the connection to the answer. */
const TIMEOUT_MS = 60_000;

export interface SmtpSettings {
  kind: 'smtp';
  host: string;
  port: number;
  /** TLS from the first byte (smtps://). */
  secure: boolean;
  /** Nothing is sent, the password least of all, before STARTTLS has succeeded. */
  requireTls: boolean;
  user: string | undefined;
  password: string | undefined;
  from: { name: string; address: string };
  timeoutMs: number;
  /** A certificate to trust besides the system's, PEM: for tests. Councils set NODE_EXTRA_CA_CERTS. */
  ca?: string;
}

export interface NotifySettings {
  kind: 'notify';
  apiKey: string;
  templateId: string;
  /** Without a closing slash. */
  url: string;
  timeoutMs: number;
}

export type MailSettings = SmtpSettings | NotifySettings;

type Env = Record<string, string | undefined>;

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const NOTIFY = 'https://api.notifications.service.gov.uk';

/**
 * How mail leaves: MAIL_URL and MAIL_FROM for a mail server, or NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID (and NOTIFY_URL) for
 * GOV.UK Notify; undefined where none is set. Throws a ConfigError that names the variable and shows no secret.
 */
export function mailSettings(env: Env): MailSettings | undefined {
  const mailUrl = env.MAIL_URL?.trim() || undefined;
  const apiKey = env.NOTIFY_API_KEY?.trim() || undefined;
  if (mailUrl !== undefined && apiKey !== undefined)
    throw new ConfigError(
      'MAIL_URL and NOTIFY_API_KEY are both set: mail leaves by one of them; unset the other',
    );
  if (mailUrl !== undefined) return smtp(mailUrl, env.MAIL_FROM?.trim() || undefined);
  if (apiKey !== undefined) return notify(apiKey, env.NOTIFY_TEMPLATE_ID?.trim(), env.NOTIFY_URL?.trim());
  return undefined;
}

function smtp(value: string, from: string | undefined): SmtpSettings {
  const wrong = new ConfigError(
    'MAIL_URL is not an address of a mail server: write it as smtps://user:password@host:465 or smtp://user:password@host:587, with %40 for an @ in a password',
  );
  if (!URL.canParse(value)) throw wrong;
  const url = new URL(value);
  const secure = url.protocol === 'smtps:';
  const bare = /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
  if ((!secure && url.protocol !== 'smtp:') || url.hostname === '' || !bare) throw wrong;
  if ((url.username === '') !== (url.password === '')) throw wrong;
  return {
    kind: 'smtp',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && !LOOPBACK.has(url.hostname),
    user: decoded(url.username, wrong),
    password: decoded(url.password, wrong),
    from: sender(from),
    timeoutMs: TIMEOUT_MS,
  };
}

function decoded(text: string, wrong: ConfigError): string | undefined {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong;
  }
}

/** "Amberley <amberley@council.example>", or the address alone. */
function sender(value: string | undefined): { name: string; address: string } {
  const match = /^(?:([^<>"\r\n]{1,80}?)\s*<([^<>]+)>|([^<>]+))$/.exec(value ?? '');
  const address = match?.[2] ?? match?.[3] ?? '';
  if (!isMailAddress(address)) {
    throw new ConfigError(
      `MAIL_FROM is "${(value ?? '').slice(0, 100)}": set who mail comes from, such as Amberley <amberley@council.example>`,
    );
  }
  return { name: match?.[1] ?? 'Amberley', address };
}

function notify(apiKey: string, templateId: string | undefined, url: string | undefined): NotifySettings {
  if (!new RegExp(`^[\\w-]+-${UUID}-${UUID}$`, 'i').test(apiKey))
    throw new ConfigError(
      'NOTIFY_API_KEY is not a key of GOV.UK Notify: copy it whole, with its name and both long ids, from the API integration page',
    );
  if (!new RegExp(`^${UUID}$`, 'i').test(templateId ?? ''))
    throw new ConfigError(
      `NOTIFY_TEMPLATE_ID is "${(templateId ?? '').slice(0, 60)}": set the id of the template that holds ((subject)) and ((body))`,
    );
  return {
    kind: 'notify',
    apiKey,
    templateId: templateId!,
    url: notifyUrl(url || NOTIFY),
    timeoutMs: TIMEOUT_MS,
  };
}

/** The token travels in a header, so plain http is for this machine only. */
function notifyUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!safe)
    throw new ConfigError(
      `NOTIFY_URL is "${value}": it must start with https:// (http:// only on this machine)`,
    );
  return value.replace(/\/+$/, '');
}
