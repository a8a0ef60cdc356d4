import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { hostIsPermitted, isLoopback, passwordOf } from '../../intake/mailbox/mailbox-secret.ts';
import { messages } from '../../intake/messages.ts';
import type { MailboxSettings } from '../../intake/queries/save-mailbox.ts';
import { CONFIDENTIALITIES } from '../../rules/event.ts';

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$|^\[?[0-9a-f:]{2,45}\]?$/i;
const SECRET = /^MAILBOX_SECRET(_[A-Z0-9]+)*$/;
const DOMAIN = /^(?=.{3,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const MOST_DOMAINS = 50;

/** Reads the settings of the mailbox. Whether it can be opened, the first look tells. */
export function parseMailbox(fields: Fields, env = process.env): Parsed<MailboxSettings> {
  const text = (name: string) => one(fields, name);
  const host = text('host').toLowerCase();
  const port = wholeNumber(text('port'), 1, 65_535);
  const tls = text('plain') !== 'yes';
  const enabled = text('enabled') === 'yes';
  const senderDomains = domainsIn(text('senderDomains'));
  const confidentiality = CONFIDENTIALITIES.find((each) => each === text('confidentiality'));
  const [userName, secretSetting, folder, doneFolder] = ['userName', 'secretSetting', 'folder', 'doneFolder'].map(text) as [string, string, string, string]; // prettier-ignore
  const problems: [boolean, string, string][] = [
    [host === '', 'host', messages.hostMissing],
    [host !== '' && !HOST.test(host), 'host', messages.hostWrong(host.slice(0, 80))],
    [HOST.test(host) && !hostIsPermitted(host, env), 'host', messages.hostNotPermitted(host)],
    [port === undefined || port === null, 'port', messages.portWrong],
    [!tls && !isLoopback(host), 'plain', messages.plainElsewhere],
    [userName === '', 'userName', messages.userMissing],
    [userName.length > 200, 'userName', messages.userTooLong],
    [!SECRET.test(secretSetting), 'secretSetting', messages.secretWrong(secretSetting.slice(0, 60))],
    [enabled && SECRET.test(secretSetting) && passwordOf(secretSetting, env) === undefined, 'secretSetting', messages.secretUnset(secretSetting)],
    [folder === '', 'folder', messages.folderMissing],
    [folder.length > 200, 'folder', messages.folderTooLong],
    [doneFolder.length > 200, 'doneFolder', messages.folderTooLong],
    [doneFolder !== '' && doneFolder === folder, 'doneFolder', messages.folderSame],
    [senderDomains.length === 0, 'senderDomains', messages.domainsMissing],
    [senderDomains.length > MOST_DOMAINS, 'senderDomains', messages.domainsTooMany],
    ...senderDomains.filter((each) => !DOMAIN.test(each)).map((each): [boolean, string, string] => [true, 'senderDomains', messages.domainWrong(each.slice(0, 80))]),
    [confidentiality === undefined, 'confidentiality', messages.confidentialityMissing],
  ]; // prettier-ignore
  const errors = firstOfEach(problems);
  if (errors.length > 0 || port === null || port === undefined || confidentiality === undefined)
    return { errors };
  return {
    value: {
      host,
      port,
      tls,
      userName,
      secretSetting,
      folder,
      doneFolder,
      senderDomains,
      confidentiality,
      enabled,
    },
  };
}

/** One error a field: the first of them. */
function firstOfEach(problems: readonly [boolean, string, string][]): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const [wrong, field, message] of problems)
    if (wrong && !errors.has(field)) errors.set(field, { field, message });
  return [...errors.values()];
}

/** Domains as they are typed, with commas, spaces or lines between, and perhaps an @ before each. */
const domainsIn = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((each) => each.replace(/^@/, ''))
      .filter((each) => each !== ''),
  ),
];
