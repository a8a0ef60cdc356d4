import type { Clock } from '../clock/index.ts';
import { noMailClient } from './no-mail-client.ts';
import { notifyClient } from './notify-client.ts';
import type { MailSettings } from './settings.ts';
import { smtpClient } from './smtp-client.ts';
import type { MailClient } from './types.ts';

/** The client of the settings; one that sends nothing where there are none. `publicUrl` names our lists of mails. */
export function mailClient(settings: MailSettings | undefined, publicUrl: string, clock: Clock): MailClient {
  if (settings === undefined) return noMailClient;
  if (settings.kind === 'notify') return notifyClient(settings, clock);
  return smtpClient(settings, new URL(publicUrl).hostname.replace(/[^A-Za-z0-9.-]/g, '-'));
}
