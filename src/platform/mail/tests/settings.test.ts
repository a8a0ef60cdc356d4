import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../config/index.ts';
import { nextTry, retryAfterMs, RETRY } from '../rules/retry.ts';
import { isMailAddress } from '../../../kernel/mail-address.ts';
import { mailSettings } from '../settings.ts';

const FROM = 'Amberley <amberley@council.example>';
const KEY = 'live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0';
const TEMPLATE = 'f33517ff-2a88-4f6e-b855-c550268ce08a';

describe('the settings of mail', () => {
  it('are none where nothing is set', () => {
    expect(mailSettings({})).toBeUndefined();
    expect(mailSettings({ MAIL_URL: '  ', NOTIFY_API_KEY: '' })).toBeUndefined();
  });

  it('take a mail server, with TLS from the start or by STARTTLS, which only this machine need not have', () => {
    expect(mailSettings({ MAIL_URL: 'smtps://amber:p%40ss%2Fword@mail.council.example', MAIL_FROM: FROM })).toEqual({
      kind: 'smtp', host: 'mail.council.example', port: 465, secure: true, requireTls: false, user: 'amber', password: 'p@ss/word',
      from: { name: 'Amberley', address: 'amberley@council.example' }, timeoutMs: 60_000,
    }); // prettier-ignore
    expect(mailSettings({ MAIL_URL: 'smtp://mail.council.example', MAIL_FROM: 'a@b.example' })).toMatchObject({
      port: 587, secure: false, requireTls: true, user: undefined, from: { name: 'Amberley', address: 'a@b.example' },
    }); // prettier-ignore
    expect(mailSettings({ MAIL_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: FROM })).toMatchObject({
      port: 2525,
      requireTls: false,
    });
    expect(mailSettings({ MAIL_URL: 'smtp://[::1]:2525', MAIL_FROM: FROM })).toMatchObject({
      host: '::1',
      requireTls: false,
    });
  });

  it('take GOV.UK Notify', () => {
    expect(mailSettings({ NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: TEMPLATE })).toEqual({
      kind: 'notify', apiKey: KEY, templateId: TEMPLATE, url: 'https://api.notifications.service.gov.uk', timeoutMs: 60_000,
    }); // prettier-ignore
    expect(
      mailSettings({ NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: TEMPLATE, NOTIFY_URL: 'http://127.0.0.1:9/' }),
    ).toMatchObject({ url: 'http://127.0.0.1:9' });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ MAIL_URL: 'mail.council.example', MAIL_FROM: FROM }, /^MAIL_URL is not an address of a mail server/],
    [{ MAIL_URL: 'https://mail.council.example', MAIL_FROM: FROM }, /^MAIL_URL is not/],
    [{ MAIL_URL: 'smtps://user@mail.council.example', MAIL_FROM: FROM }, /^MAIL_URL is not/],
    [{ MAIL_URL: 'smtps://u:hunter2@mail.council.example/in/folder', MAIL_FROM: FROM }, /^MAIL_URL is not/],
    [{ MAIL_URL: 'smtps://u:hunter2%E0%A4@mail.council.example', MAIL_FROM: FROM }, /^MAIL_URL is not/],
    [{ MAIL_URL: 'smtps://mail.council.example' }, /^MAIL_FROM is ""/],
    [{ MAIL_URL: 'smtps://mail.council.example', MAIL_FROM: 'A <a@b.example>\r\nBcc: c@d.example' }, /^MAIL_FROM is/],
    [{ MAIL_URL: 'smtps://mail.council.example', MAIL_FROM: FROM, NOTIFY_API_KEY: KEY }, /^MAIL_URL and NOTIFY_API_KEY are both set/],
    [{ NOTIFY_API_KEY: `hunter2-${TEMPLATE}` }, /^NOTIFY_API_KEY is not a key/],
    [{ NOTIFY_API_KEY: KEY }, /^NOTIFY_TEMPLATE_ID is ""/],
    [{ NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: TEMPLATE, NOTIFY_URL: 'http://notify.example' }, /^NOTIFY_URL is "http:\/\/notify\.example": it must start with https/],
  ])('refuse %j, naming the variable and telling no secret', (env, words) => {
    expect(() => mailSettings(env)).toThrow(ConfigError);
    expect(() => mailSettings(env)).toThrow(words);
    try {
      mailSettings(env);
    } catch (error) {
      expect(String(error)).not.toMatch(/hunter2|e847b4f122b0/);
    }
  }); // prettier-ignore

  it('know an address that mail can be sent to', () => {
    for (const good of ['a@b.example', "o'neill+x@sub.council.gov.uk", 'x_y@1.example'])
      expect(isMailAddress(good)).toBe(true);
    for (const bad of [
      'a',
      'a@',
      '@b',
      'a b@c.example',
      'a@b@c',
      'a@b..c',
      'a@b.example,c@d.example',
      '"a"@b.example',
      'a@-b',
      'a@b.example\n',
    ])
      expect(isMailAddress(bad), bad).toBe(false);
  });
});

describe('when a mail is tried again', () => {
  const start = new Date('2026-11-16T09:00:00Z');
  it('is later each time, up to two hours, never before it was asked for, and not after a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: RETRY.giveUpAfterMs - 1 }),
        fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
        (attempt, random, passed, asked) => {
          const now = new Date(start.getTime() + passed);
          const at = nextTry({ now, firstTriedAt: start, attempt, random, retryAfterMs: asked })!;
          const wait = at.getTime() - now.getTime();
          const left = RETRY.giveUpAfterMs - passed;
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(Math.max(RETRY.longestMs, asked ?? 0));
          expect(wait).toBeGreaterThanOrEqual(Math.min(left, Math.max(RETRY.firstMs / 2, asked ?? 0)));
          expect(wait).toBeLessThanOrEqual(left);
        },
      ),
    );
    const over = new Date(start.getTime() + RETRY.giveUpAfterMs);
    expect(nextTry({ now: over, firstTriedAt: start, attempt: 1, random: 0 })).toBeNull();
  });

  it('reads Retry-After in seconds and as a date', () => {
    expect(retryAfterMs('120', 0)).toBe(120_000);
    expect(retryAfterMs('Mon, 16 Nov 2026 09:01:00 GMT', start.getTime())).toBe(60_000);
    expect(retryAfterMs('Mon, 16 Nov 2026 08:00:00 GMT', start.getTime())).toBe(0);
    expect([null, '', 'soon'].map((text) => retryAfterMs(text, 0))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
