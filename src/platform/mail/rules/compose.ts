import { sentenceOf, type NoticeKinds } from '../../notices/rules/kinds.ts';
import type { NoticeTemplate } from '../../notices/types.ts';
import { findTemplate } from '../templates.ts';
import type { MailMessage } from '../types.ts';
import { plainName } from './safe-words.ts';

/** What every mail is made of. There is no field for text: nothing that somebody typed can get into one but the two names. */
export interface MailFrame {
  reference: string;
  to: string;
  /** The addressee's own. */
  name: string;
  council: string;
  /** The address that people reach us by, without a path. */
  publicUrl: string;
}

/** A notice as far as a mail may know of it. */
export interface NoticeFact {
  noticeId: string;
  kind: string;
  count: number;
}

interface Link {
  words: string;
  href: string;
}

/** For a notice of a kind that no room declares any more. */
const ANY_KIND: NoticeTemplate = { one: 'There is something new', many: '((count)) things are new' };

/** One notice: what it is in a sentence, and a link that asks to sign in before it shows more. */
export function composeNotice(frame: MailFrame, notice: NoticeFact, kinds: NoticeKinds): MailMessage {
  const sentence = sentenceOf(kinds.find(notice.kind)?.template ?? ANY_KIND, notice.count);
  const link = { words: 'See it in Amberley:', href: `/notices/${notice.noticeId}/open` };
  return render(frame, sentence, [`${sentence}.`], [link], []);
}

/** What has gathered for a person: one line a kind, with its count and a link. */
export function composeDigest(
  frame: MailFrame,
  notices: readonly NoticeFact[],
  kinds: NoticeKinds,
): MailMessage {
  const counts = new Map<string, number>();
  for (const { kind, count } of notices) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const links = [...counts].map(([kind, count]) => ({
    words: `${sentenceOf(kinds.find(kind)?.template ?? ANY_KIND, count)}:`,
    href: `/notices?kind=${kind}`,
  }));
  const total = notices.length;
  const subject = sentenceOf(
    { one: 'One new notice in Amberley', many: '((count)) new notices in Amberley' },
    total,
  );
  return render(frame, subject, ['Since the last mail:'], links, []);
}

/** A mail of a template; undefined where there is no such template, or its one-time link is gone. */
export function composeMail(
  frame: MailFrame,
  templateName: string,
  secret: string | null,
): MailMessage | undefined {
  const template = findTemplate(templateName);
  const href = template?.leadsTo === 'one-time' ? secret : template?.leadsTo;
  if (template === undefined || !href) return undefined;
  const link = { words: template.link, href };
  return render(frame, template.subject, template.before, [link], template.after);
}

function render(
  { reference, to, name, council, publicUrl }: MailFrame,
  subject: string,
  before: readonly string[],
  links: readonly Link[],
  after: readonly string[],
): MailMessage {
  const councilName = plainName(council) || 'your council';
  const filled = (line: string) => line.replaceAll('((council))', () => councilName);
  const greeting = `Hello ${plainName(name)}`.trim();
  const footer = [
    `Amberley sent this mail for ${councilName}. It says little on purpose, as mail can be read by others: sign in to see the rest. Nobody reads answers to it.`,
  ];
  const choose = { words: 'Choose what you are written to about:', href: '/notices/preferences' };
  const absolute = ({ words, href }: Link) => ({ words: filled(words), href: `${publicUrl}${href}` });
  const parts = {
    opening: [`${greeting},`, ...before.map(filled)],
    links: links.map(absolute),
    closing: [...after.map(filled), ...footer],
    choose: absolute(choose),
  };
  return { reference, to, subject, text: asText(parts), html: asHtml(subject, parts) };
}

interface Parts {
  opening: string[];
  links: Link[];
  closing: string[];
  choose: Link;
}

function asText({ opening, links, closing, choose }: Parts): string {
  const linked = links.map(({ words, href }) => `${words}\n${href}`);
  return `${[...opening, ...linked, ...closing, `${choose.words}\n${choose.href}`].join('\n\n')}\n`;
}

function asHtml(subject: string, { opening, links, closing, choose }: Parts): string {
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
  const linked = ({ words, href }: Link) =>
    `<p>${escaped(words)}<br><a href="${escaped(href)}">${escaped(href)}</a></p>`;
  const body = [...opening.map(paragraph), ...links.map(linked), ...closing.map(paragraph), linked(choose)];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;max-width:40em">
${body.join('\n')}
</body></html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
