import type { FastifyReply, FastifyRequest } from 'fastify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerer, NOTHING_AROUND, type ServerOptions } from '../answer.ts';

const STATE = { authority: null, session: null, person: null, cookies: {} };

/** Where the answer leads, as HTTP says it; an error where it leads nowhere. */
function lead(to: string, elsewhere?: boolean): string {
  let led = '';
  const reply = { header: () => reply, redirect: (url: string) => (led = url) } as unknown as FastifyReply;
  const answer = answerer({ publicUrl: 'https://amberley.example.gov.uk' } as ServerOptions);
  const redirect = { kind: 'redirect', to, ...(elsewhere === undefined ? {} : { elsewhere }) } as const;
  answer({} as FastifyRequest, reply, redirect, STATE, NOTHING_AROUND);
  return led;
}

describe('a redirect', () => {
  it.each(['/', '/services?rag=Red&page=2#top', '/sign-in?next=%2Fservices', '/a/b-c_d/%C3%A9'])(
    'leads to %s',
    (to) => {
      expect(lead(to)).toBe(to);
    },
  );

  it.each([
    'https://evil.example/', '//evil.example', '/\\evil.example', '\\\\evil.example', 'evil.example', 'javascript:alert(1)',
    '/a\r\nset-cookie: x=y', '/\t/evil.example', '', ' /services', '/a\\b',
  ])('never leads to %j', (to) => {
    expect(() => lead(to)).toThrow('no path of ours');
  }); // prettier-ignore

  it('stays on our site as browsers read an address, whatever a page wanted', () => {
    const origin = 'https://amberley.example.gov.uk';
    const nasty = fc.array(fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', '\t', '\n', 'evil.example', 'https:'), { maxLength: 6 }); // prettier-ignore
    fc.assert(
      fc.property(
        fc.oneof(
          nasty.map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (to) => {
          let led: string;
          try {
            led = lead(to);
          } catch {
            return;
          }
          expect(new URL(led, `${origin}/sign-in`).origin).toBe(origin);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('leaves us only where a page means to, for the provider of a council', () => {
    expect(lead('https://login.example/authorize?state=x', true)).toBe(
      'https://login.example/authorize?state=x',
    );
  });
});
