import { describe, expect, it } from 'vitest';
import { refusal } from '../security.ts';

const ask = (method: string, headers: Record<string, string>) => refusal({ method, headers });

describe('a request is refused', () => {
  it('where it is sent to another name, as a page that rebinds its name to us would', () => {
    expect(ask('GET', { host: 'evil.example:3000' })).toBe(
      'this server does not answer to the name "evil.example:3000"',
    );
    expect(ask('GET', {})).toMatch(/does not answer/);
    for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'localhost'])
      expect(ask('GET', { host })).toBeUndefined();
  });

  it('where a form comes from another site', () => {
    const host = '127.0.0.1:3000';
    expect(ask('POST', { host, 'sec-fetch-site': 'cross-site' })).toBe('the form was sent from another site');
    expect(ask('POST', { host, 'sec-fetch-site': 'same-site' })).toBe('the form was sent from another site');
    expect(ask('POST', { host, origin: 'http://evil.example' })).toBe('the form was sent from another site');
    expect(ask('POST', { host, origin: 'null' })).toBe('the form was sent from another site');
  });

  it('where another site takes a page in instead of linking to it', () => {
    const cross = { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' };
    const ways: Record<string, string>[] = [
      { 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ];
    for (const taken of ways)
      expect(ask('GET', { ...cross, ...taken })).toBe('another site may only link to this page');
  });

  it('and not where it comes from our own pages, or from a tool that is no browser', () => {
    const host = '127.0.0.1:3000';
    expect(
      ask('POST', { host, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }),
    ).toBeUndefined();
    expect(ask('POST', { host })).toBeUndefined();
    const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(ask('GET', { host, 'sec-fetch-site': 'cross-site', ...link })).toBeUndefined();
    expect(ask('GET', { host })).toBeUndefined();
  });

  it('and not where a route reads no cookie: a machine asks from where it will, but by our own name', () => {
    const cross = { host: '127.0.0.1:3000', origin: 'https://login.example' };
    expect(refusal({ method: 'POST', headers: cross }, undefined, true)).toBeUndefined();
    expect(refusal({ method: 'POST', headers: { host: 'evil.example' } }, undefined, true)).toMatch(
      /does not answer/,
    );
  });
});
