import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Signer } from '../../../../platform/secrets/index.ts';
import type { Extract } from '../../queries/find-extracts.ts';
import { paths } from '../../routes.ts';
import { extractFiles } from '../../rules/extract-manifest.ts';
import { instantWords } from '../../rules/instant-words.ts';

export interface ExtractModel {
  /** What the button says: whether there is one of today already. */
  make: string;
  keyId: string;
  publicKey: string;
  keyHref: string;
  /** Commands that check one with the newest names. */
  openssl: string;
  amberley: string;
  rows: {
    day: string;
    version: string;
    made: string;
    services: number;
    keyId: string;
    /** True where it was signed by a key before the one of now. */
    ofOldKey: boolean;
    csv: string;
    manifest: string;
    signature: string;
  }[];
}

/** The extracts as a table, with the key and how to check one. */
export function presentExtracts(
  extracts: readonly Extract[],
  { today, signer }: { today: Day; signer: Pick<Signer, 'keyId' | 'publicKey'> },
): ExtractModel {
  const newest = extracts[0];
  const files = extractFiles(newest?.day ?? today, newest?.version ?? 1);
  const key = `amberley-extract-${signer.keyId}.pem`;
  return {
    make: newest?.day === today ? 'Make today’s again' : 'Make today’s now',
    keyId: signer.keyId,
    publicKey: signer.publicKey,
    keyHref: paths.extractKey(),
    openssl: [
      `openssl pkeyutl -verify -pubin -inkey ${key} -rawin \\`,
      `  -in ${files.manifest} -sigfile ${files.signature}`,
      `grep sha256 ${files.manifest}`,
      `sha256sum ${files.csv}`,
    ].join('\n'),
    amberley: `amberley extract verify ${files.csv} \\\n  --manifest ${files.manifest} --key ${key}`,
    rows: extracts.map((one) => ({
      day: longDay(one.day),
      version: one.version === 1 ? '' : `version ${one.version}`,
      made: `${instantWords(one.madeAt)}${one.madeBy === 'schedule' ? '' : ` by ${one.madeBy.replace(/ \(.*\)$/, '')}`}`,
      services: one.services,
      keyId: one.keyId,
      ofOldKey: one.keyId !== signer.keyId,
      csv: paths.extractPart(one.extractId, 'csv'),
      manifest: paths.extractPart(one.extractId, 'manifest'),
      signature: paths.extractPart(one.extractId, 'signature'),
    })),
  };
}
