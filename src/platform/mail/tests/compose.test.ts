import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSmtp } from '../../../../tests/support/smtp-server.ts';
import { NoticeKinds } from '../../notices/rules/kinds.ts';
import { sendNotice } from '../../notices/send-notices.ts';
import { composeDigest, composeMail, composeNotice, type MailFrame } from '../rules/compose.ts';
import { plainName, safeWords } from '../rules/safe-words.ts';
import { sendMail } from '../send-mail.ts';
import { smtpClient } from '../smtp-client.ts';
import { MAIL_TEMPLATES } from '../templates.ts';
import { KINDS, PUBLIC_URL, REVIEW_DUE } from './outbox-fixture.ts';

const kinds = new NoticeKinds(KINDS);
const frame: MailFrame = {
  reference: '0197e5a0-0000-7000-8000-000000000001',
  to: 'priya@council.example',
  name: 'Priya Shah',
  council: 'Testshire Council',
  publicUrl: PUBLIC_URL,
};
const notice = { noticeId: '0197e5a0-0000-7000-8000-000000000009', kind: REVIEW_DUE.kind, count: 2 };

/** Every mail that there can be: of each kind of notice, a digest of all, of each template, of a kind long gone. */
function everyMail(given: MailFrame) {
  const gone = { ...notice, kind: 'gone.away' };
  return [
    ...[...KINDS.map(({ kind }) => ({ ...notice, kind })), gone].map((each) =>
      composeNotice(given, each, kinds),
    ),
    composeDigest(given, [...KINDS.map(({ kind }) => ({ ...notice, kind })), gone], kinds),
    ...Object.keys(MAIL_TEMPLATES).map((name) => composeMail(given, name, '/invitation/s3cret')!),
  ];
}

describe('what a mail says', () => {
  it('is a sentence, a link, and where to choose; nothing else', () => {
    expect(composeNotice(frame, notice, kinds).text).toBe(`Hello Priya Shah,

2 reviews are due.

See it in Amberley:
https://amberley.council.example/notices/0197e5a0-0000-7000-8000-000000000009/open

Amberley sent this mail for Testshire Council. It says little on purpose, as mail can be read by others: sign in to see the rest. Nobody reads answers to it.

Choose what you are written to about:
https://amberley.council.example/notices/preferences
`);
  });

  it('holds a one-time link where it has one, and is not made where that is gone', () => {
    expect(composeMail(frame, 'invitation', '/invitation/s3cret')?.text).toContain(
      `${PUBLIC_URL}/invitation/s3cret\n`,
    );
    expect(composeMail(frame, 'invitation', null)).toBeUndefined();
    expect(composeMail(frame, 'no-such-template', '/x')).toBeUndefined();
    expect(composeMail(frame, 'constructor', '/x')).toBeUndefined();
  });

  it('cannot be given words: text is no parameter of a notice or of a mail, by type', () => {
    const never = () => {
      const told = { authorityId: 'a', accountId: 'b', kind: REVIEW_DUE, href: '/' };
      const written = { authorityId: 'a', to: 'b', name: 'c' };
      const [tx, clock] = [undefined as never, undefined as never];
      // @ts-expect-error a count is a number
      void sendNotice(tx, clock, { ...told, count: 'Meadow Court' });
      // @ts-expect-error a mail has no text
      void sendMail(tx, clock, { ...written, template: 'test', text: 'Meadow Court' });
      // @ts-expect-error a mail without a link of its own has no room for one
      void sendMail(tx, clock, { ...written, template: 'test', link: '/x' });
      // @ts-expect-error an invitation needs its link
      void sendMail(tx, clock, { ...written, template: 'invitation' });
      // @ts-expect-error a mail knows of a notice neither what it is about nor where it leads
      composeNotice(frame, { ...notice, about: 'Meadow Court' }, kinds);
    };
    expect(never).toBeTypeOf('function');
  });

  it('holds only words of ours beside the two names, the kind and the counts', () => {
    const named = everyMail({ ...frame, name: 'Xq', council: 'Zw' });
    const others = everyMail({ ...frame, name: 'Ada', council: 'Leeds' });
    const without = (text: string, ...names: string[]) =>
      names.reduce((left, name) => left.replaceAll(name, '_'), text);
    expect(named.map(({ text, html, subject }) => without(text + html + subject, 'Xq', 'Zw'))).toEqual(
      others.map(({ text, html, subject }) => without(text + html + subject, 'Ada', 'Leeds')),
    );
  });

  it('whatever somebody is called: no header, link, heading or tag comes of a name', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'Sam\r\nBcc: evil@evil.example',
        '[click here](https://evil.example)',
        'www.evil.example',
        '<script>alert(1)</script>',
        '# Heading ((body))',
        'evil@evil.example',
      ),
    );
    const subjects = everyMail(frame).map(({ subject }) => subject);
    fc.assert(
      fc.property(nasty, nasty, (name, council) => {
        for (const [i, { subject, text, html }] of everyMail({ ...frame, name, council }).entries()) {
          expect(subject).toBe(subjects[i]);
          const links = [...(text.match(/https?:\/\/\S+/g) ?? []), ...(html.match(/href="[^"]*"/g) ?? [])];
          for (const link of links) expect(link).toMatch(/^(href=")?https:\/\/amberley\.council\.example\//);
          expect(text).not.toMatch(/evil\.example|\]\(|\(\(|^#|\r/m);
          expect(html).not.toMatch(/<(?!\/?(html|head|meta|title|body|p|br|a|!doctype)\b)/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts nothing that somebody typed into a header', async () => {
    const server = await startSmtp();
    try {
      const client = smtpClient(
        {
          kind: 'smtp', host: server.host, port: server.port, secure: false, requireTls: false, user: undefined,
          password: undefined, from: { name: 'Amberley', address: 'amberley@council.example' }, timeoutMs: 5000,
        },
        'amberley.council.example',
      ); // prettier-ignore
      const evil = 'Zelda\r\nBcc: evil@evil.example\r\n\r\nZelda';
      for (const mail of everyMail({ ...frame, name: evil, council: evil }))
        expect(await client.send(mail, new AbortController().signal)).toEqual({ outcome: 'sent' });
      for (const { raw, to } of server.mails) {
        expect(to).toEqual(['priya@council.example']);
        const headers = raw.split('\r\n\r\n')[0]!;
        expect(headers).not.toMatch(/Zelda|evil|^Bcc/im);
      }
      expect(server.mails.length).toBeGreaterThan(8);
    } finally {
      await server.stop();
    }
  });
});

describe('names in mails', () => {
  it.each([
    ['Siân O’Neill-Jones', 'Siân O’Neill-Jones'],
    ['J. R. Smith', 'J. R. Smith'],
    ['St. Helens & Knowsley, joint', 'St. Helens & Knowsley, joint'],
    ['李小龙', '李小龙'],
    ['see http://evil.example/x', 'see http evil example x'],
    [' -- ', ''],
  ])('%j reads %j', (name, reads) => expect(plainName(name)).toBe(reads));
});

describe('words of other servers', () => {
  it('are one short line without secrets', () => {
    expect(safeWords('535 5.7.8\r\nbad  password\u0007 hunter2', ['hunter2', undefined, null, ''])).toBe(
      '535 5.7.8 bad password ***',
    );
    expect(safeWords('x'.repeat(1000)).length).toBeLessThan(410);
  });
});
