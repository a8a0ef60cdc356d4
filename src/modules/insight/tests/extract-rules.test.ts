import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/calendar-day.ts';
import { Secrets } from '../../../platform/secrets/index.ts';
import { checkExtract } from '../check-extract.ts';
import { EXTRACT_FORMAT, extractFiles, manifestText, readManifest } from '../rules/extract-manifest.ts';
import { EXTRACT_COLUMNS, extractRowOf } from '../rules/extract-rows.ts';

const TODAY = day('2026-11-16');
const signer = new Secrets([Buffer.alloc(32, 7)]).signer('daily extract');

/** What a receiver holds. */
function held(text = 'id,name\r\n1-1,Meadow Court\r\n') {
  const csv = Buffer.from(text, 'utf8');
  const manifest = Buffer.from(
    manifestText({
      format: EXTRACT_FORMAT,
      council: { id: '019a0000-0000-7000-8000-000000000001', name: 'Testshire Council' },
      day: TODAY,
      version: 1,
      madeAt: '2026-11-16T05:15:00.000Z',
      file: extractFiles(TODAY, 1).csv,
      rows: 1,
      bytes: csv.length,
      sha256: createHash('sha256').update(csv).digest('hex'),
      columns: ['id', 'name'],
      keyId: signer.keyId,
    }),
  );
  return { csv, manifest, signature: signer.sign(manifest), publicKey: signer.publicKey };
}

const flip = (of: Buffer, at: number): Buffer => {
  const bytes = Buffer.from(of);
  bytes[at % bytes.length]! ^= 1;
  return bytes;
};

describe('an extract as somebody has it', () => {
  it('is whole where nothing was changed, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(checkExtract(held(text)).manifest?.council.name).toBe('Testshire Council');
      }),
    );
  });

  it('is refused with a single byte changed, in the file, in the manifest or in the signature', () => {
    fc.assert(
      fc.property(fc.constantFrom('csv', 'manifest', 'signature'), fc.nat(), (part, at) => {
        const good = held();
        expect(checkExtract({ ...good, [part]: flip(good[part as 'csv'], at) }).why).toBeDefined();
      }),
    );
  });

  it('is refused by another key, by none, and where the file was cut short', () => {
    const other = new Secrets([Buffer.alloc(32, 8)]).signer('daily extract');
    expect(checkExtract({ ...held(), publicKey: other.publicKey }).why).toContain(`by the key ${other.keyId}`);
    expect(checkExtract({ ...held(), publicKey: 'x' }).why).toContain('no public Ed25519 key');
    expect(checkExtract({ ...held(), csv: held().csv.subarray(1) }).why).toMatch(/has 26 bytes.*says 27/);
    const odd = Buffer.from('{"format": "other/1"}');
    expect(checkExtract({ ...held(), manifest: odd, signature: signer.sign(odd) }).why).toContain('not one of an extract');
  }); // prettier-ignore

  it('has a manifest that is read as it was written', () => {
    const text = held().manifest.toString();
    expect(manifestText(readManifest(text)!)).toBe(text);
    for (const other of ['', 'null', '[]', '{}', text.replace('"day": "2026', '"day": "x026')])
      expect(readManifest(other)).toBeUndefined();
  });

  it('has names that say day and version', () => {
    expect(extractFiles(TODAY, 1).csv).toBe('placements-2026-11-16.csv');
    expect(extractFiles(TODAY, 2).signature).toBe('placements-2026-11-16-version-2.manifest.sig');
  });
});

describe('a row of the extract', () => {
  const service = {
    locationId: '1-1', name: 'Meadow Court', category: 'Nursing home', postcode: 'OL1 1AA', localAuthority: 'Oldham', phone: '0161 496 0000',
    registered: true, operational: null, dormant: false, rag: 'Red', statusSince: day('2026-03-01'), undecided: true,
    placing: 'embargo', placingFrom: day('2026-03-02'), placingScope: 'All new placements',
  } as const; // prettier-ignore
  const rowOf = (changes: Partial<Parameters<typeof extractRowOf>[0]> = {}) =>
    extractRowOf({ ...service, ...changes }, TODAY, new Date('2026-11-16T05:15:00Z'));

  it('says what the look-up says', () => {
    expect(rowOf()).toMatchObject({
      answer: 'no',
      words: 'New placements are stopped since 2 March 2026 (All new placements).',
      undecided: 'yes',
      as_at: '2026-11-16T05:15:00.000Z',
    });
    expect(rowOf({ placing: null, placingFrom: null, placingScope: null, rag: 'Green' })).toMatchObject({
      answer: 'yes',
      placements: 'open',
    });
  });

  it('has only the columns that are listed, none of which can hold a reason or an officer', () => {
    const full = {
      ...service,
      why: 'two allegations',
      score: 99,
      officerName: 'Olu Officer',
      locality: 'North',
    };
    const row = extractRowOf(full, TODAY, new Date(0));
    expect(Object.keys(row)).toEqual(EXTRACT_COLUMNS.map(({ key }) => key));
    expect(JSON.stringify(row)).not.toMatch(/allegations|99|Olu|North/);
    expect(EXTRACT_COLUMNS.map(({ key }) => key).join()).not.toMatch(/why|reason|score|officer|note/);
  });
});
