import { describe, expect, it } from 'vitest';
import { acceptsJson } from '../accepts.ts';
import { entityTag, namesTag } from '../entity-tag.ts';

describe('an Accept header', () => {
  it.each([
    undefined,
    '',
    ' ',
    '*/*',
    'application/json',
    'Application/JSON; charset=utf-8',
    'text/html, application/*;q=0.2',
    'text/html,*/*;q=0.001',
  ])('%s takes JSON', (header) => expect(acceptsJson(header)).toBe(true));
  it.each([
    'text/html',
    'application/xml',
    'application/json;q=0',
    'application/json; q=0.0',
    'json',
    'application/jsonp',
    ',',
  ])('%s does not', (header) => expect(acceptsJson(header)).toBe(false));
});

describe('an entity tag', () => {
  it('is the same for the same bytes, another for others, and in quotes', () => {
    expect(entityTag('a')).toBe(entityTag('a'));
    expect(entityTag('a')).not.toBe(entityTag('b'));
    expect(entityTag('a')).toMatch(/^"[\w-]{27}"$/);
  });

  it.each(['"t"', 'W/"t"', '"x", "t"', '"x",W/"t" ', '*'])('is named by %s', (header) =>
    expect(namesTag(header, '"t"')).toBe(true),
  );
  it.each([undefined, '', 't', '"T"', '"x"', 'w/"t"'])('is not named by %s', (header) =>
    expect(namesTag(header, '"t"')).toBe(false),
  );
});
