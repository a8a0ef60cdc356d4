import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { day } from '../../../kernel/calendar-day.ts';
import { DayText, defineOperation } from '../../../platform/api/index.ts';
import { storedPath } from '../../../platform/files/index.ts';
import { NotFound } from '../../../platform/web/index.ts';
import { findExtracts } from '../queries/find-extracts.ts';
import { EXTRACT_FORMAT, extractFiles, manifestText } from '../rules/extract-manifest.ts';
import { EXTRACT_COLUMNS } from '../rules/extract-rows.ts';

const Answer = Type.Object(
  {
    day: DayText,
    version: Type.Integer({ minimum: 1, description: 'More than 1 where the day’s was made again.' }),
    file: Type.String({ description: 'A name for the CSV.' }),
    manifest: Type.String({
      description: 'The text that is signed, as JSON: keep it as it is, to the last line end.',
    }),
    signature: Type.String({ description: 'Of the manifest, in UTF-8: Ed25519, in base64.' }),
    keyId: Type.String({ description: 'The name of the key that signed it.' }),
    publicKey: Type.String({
      description: 'That key, as PEM. Compare it with the one that you were given by another way.',
    }),
    csv: Type.String({ description: 'The file. In UTF-8 it has the bytes and the SHA-256 of the manifest.' }),
  },
  { additionalProperties: false, $id: 'Extract' },
);

/** GET /extracts/latest: the newest daily extract, with what proves it. */
export const getLatestExtract = defineOperation({
  operationId: 'getLatestExtract',
  path: '/extracts/latest',
  tag: 'Placing',
  summary: 'The newest daily extract, signed',
  description:
    'Every service of the council with its status, its placements and whether somebody can be placed, as a CSV with a signed manifest: see docs/how-to/take-the-daily-extract.md. It is made each morning; for an answer of this moment ask /look-up.',
  scope: 'insight.extract',
  params: Type.Object({}),
  query: Type.Object({}),
  answer: Answer,
  example: {
    day: '2026-11-16',
    version: 1,
    file: 'placements-2026-11-16.csv',
    manifest: manifestText({
      format: EXTRACT_FORMAT,
      council: { id: '019a0000-0000-7000-8000-000000000001', name: 'Ashfield Borough Council' },
      day: day('2026-11-16'),
      version: 1,
      madeAt: '2026-11-16T05:15:00.000Z',
      file: 'placements-2026-11-16.csv',
      rows: 167,
      bytes: 31204,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      columns: EXTRACT_COLUMNS.map(({ key }) => key),
      keyId: '1f2e3d4c5b6a7988',
    }),
    signature: 'hLd3M5dxyVv6v1zZgYkT8ZzXr0n1c4q1mDk3m6m0b7sX2o0nqk9s8h7g6f5d4s3a2p1o0i9u8y7t6r5e4w3q2w==',
    keyId: '1f2e3d4c5b6a7988',
    publicKey:
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n',
    csv: `${EXTRACT_COLUMNS.map(({ key }) => key).join(',')}\r\n`,
  },
  handler: async ({ tx, dataDir }) => {
    const [newest] = await findExtracts(tx, 1);
    if (newest === undefined) throw new NotFound('extract yet');
    const { version, manifest, signature, keyId, publicKey } = newest;
    const csv = await readFile(storedPath(dataDir, newest.path), 'utf8').catch(() => {
      throw new NotFound('file of the newest extract');
    });
    const file = extractFiles(newest.day, version).csv;
    return { day: newest.day, version, file, manifest, signature, keyId, publicKey, csv };
  },
});
