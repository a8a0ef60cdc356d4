import { describe, expect, it } from 'vitest';
import { CQC_API_BASE, cqcApiSettings } from '../settings.ts';

describe("the settings of CQC's API", () => {
  it('has a polite default for everything but the key', () => {
    expect(cqcApiSettings({})).toEqual({
      base: CQC_API_BASE,
      key: undefined,
      userAgent: expect.stringMatching(/^Amberley\/\d+\.\d+\.\d+$/),
      requestsPerSecond: 10,
      atOnce: 4,
      timeoutMs: 60_000,
      attempts: 6,
    });
  });

  it('takes the base without its closing slash and the key without the space around it', () => {
    const settings = cqcApiSettings({ CQC_API_BASE: 'http://127.0.0.1:8080/v1/', CQC_API_KEY: ' abc123\n' });
    expect(settings).toMatchObject({ base: 'http://127.0.0.1:8080/v1', key: 'abc123' });
  });

  it.each([
    [{ CQC_API_BASE: 'cqc' }, 'CQC_API_BASE is "cqc": set an address'],
    [
      { CQC_API_BASE: 'http://cqc.example' },
      'CQC_API_BASE is "http://cqc.example": it must start with https://',
    ],
    [
      { CQC_API_REQUESTS_PER_SECOND: 'fast' },
      'CQC_API_REQUESTS_PER_SECOND is "fast": set a number from 0.1 to 33',
    ],
    [{ CQC_API_AT_ONCE: '99' }, 'CQC_API_AT_ONCE is "99": set a number from 1 to 16'],
  ])('refuses %j by naming the variable', (env, message) => {
    expect(() => cqcApiSettings(env)).toThrow(message);
  });

  it('refuses a key with a space in it without showing it', () => {
    expect(() => cqcApiSettings({ CQC_API_KEY: 'abc def' })).toThrow(/^CQC_API_KEY holds a space(?!.*abc)/);
  });
});
