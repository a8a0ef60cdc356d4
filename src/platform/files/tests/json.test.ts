import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonRecords } from '../index.ts';
import { JsonSplitter } from '../json-splitter.ts';
import { problemOf, scratchFolder, writeText } from './build.ts';

const at = await scratchFolder();

async function records(text: string | Buffer, limits?: { recordBytes: number }): Promise<unknown[]> {
  const path = await writeText(at('records.json'), text);
  const found: unknown[] = [];
  for await (const { record } of readJsonRecords(path, { limits })) found.push(record);
  return found;
}

describe('JSON records', () => {
  const one = { locationId: '1-1', name: 'Oak "House" [é] \\', relationships: [{ a: [] }] };
  const two = { locationId: '1-2' };

  it.each([
    ['an array', JSON.stringify([one, two], null, 1)],
    [
      'an array under "locations"',
      JSON.stringify({ total: 2, page: { n: 1 }, locations: [one, two], next: '/x]}' }),
    ],
    ['an array under "providers"', JSON.stringify({ providers: [one, two] })],
    ['one record a line', `${JSON.stringify(one)}\r\n${JSON.stringify(two)}\n`],
    ['a UTF-8 mark', `\ufeff${JSON.stringify([one, two])}`],
  ])('are read from %s', async (_, text) => {
    expect(await records(text)).toEqual([one, two]);
  });

  it('are read from a single record, and from empty lists', async () => {
    expect(await records(JSON.stringify(one, null, 2))).toEqual([one]);
    expect(await records('[]')).toEqual([]);
    expect(await records('{"locations": []}')).toEqual([]);
  });

  it('are the same however the bytes are cut', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 5 }),
        fc.constantFrom('array', 'wrapped', 'lines'),
        fc.integer({ min: 1, max: 9 }),
        (items, form, size) => {
          const objects = items.map((item) => ({ locationId: '1', item, locationsx: [1] }));
          const text =
            form === 'array'
              ? JSON.stringify(items)
              : form === 'wrapped'
                ? JSON.stringify({ t: [1], locations: objects, z: { y: ']' } })
                : objects.map((item) => JSON.stringify(item)).join('\n');
          const bytes = Buffer.from(text);
          const splitter = new JsonSplitter(['locations'], 1_000_000);
          const parts: unknown[] = [];
          for (let i = 0; i < bytes.length; i += size) {
            parts.push(
              ...splitter
                .write(Buffer.from(bytes.subarray(i, i + size)))
                .map((part) => JSON.parse(part.bytes.toString()) as unknown),
            );
          }
          parts.push(...splitter.end().map((part) => JSON.parse(part.bytes.toString()) as unknown));
          expect(parts).toEqual(JSON.parse(JSON.stringify(form === 'array' ? items : objects)));
        },
      ),
    );
  });

  it('that are wrong are named by number, line and byte', async () => {
    const problem = await problemOf(records('[\n{"a": 1},\n{"a": nope}\n]'));
    expect(problem.where).toBe('record 2, which starts on line 3, byte 13');
    expect(problem.what).toContain('not valid JSON');
  });

  it.each(['[{"a": 1}, {"b": ', '[{"a": 1}', '{"locations": [{"a": 1}]', '{"a": "x'])(
    'that are cut short are refused: %s',
    async (text) => {
      expect((await problemOf(records(text))).what).toBe('The file stops in the middle');
    },
  );

  it.each(['[1,,2]', '[1 2]', '[,1]', '{"a":1}}'])('with stray marks are refused: %s', async (text) => {
    expect((await problemOf(records(text))).what).toMatch(/where a record or the end was expected/);
  });

  it('that are too large or not UTF-8 are refused', async () => {
    const large = await problemOf(records(`[{"a": "${'x'.repeat(2_000_000)}"}]`, { recordBytes: 1024 ** 2 }));
    expect(large.message).toContain(
      'A record is larger than 1 MB (the record that starts on line 1, byte 2)',
    );
    expect((await problemOf(records(Buffer.from('[{"a": "\xe9"}]', 'latin1')))).what).toBe(
      'The text is not UTF-8',
    );
  });
});
