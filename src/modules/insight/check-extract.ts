import { createHash } from 'node:crypto';
import { readPublicKey } from '../../platform/secrets/index.ts';
import { readManifest, type ExtractManifest } from './rules/extract-manifest.ts';

/** An extract as somebody has it, with the public key that they trust. */
export interface HeldExtract {
  csv: Uint8Array;
  manifest: Uint8Array;
  signature: Uint8Array;
  publicKey: string;
}

export type ExtractChecked = { manifest: ExtractManifest; why?: never } | { manifest?: never; why: string };

/** Whether a file is what its manifest says, and whether that key signed the manifest; else why not, in words. */
export function checkExtract({ csv, manifest, signature, publicKey }: HeldExtract): ExtractChecked {
  const key = readPublicKey(publicKey);
  if (key === undefined) return { why: 'The key is no public Ed25519 key in PEM.' };
  if (!key.holds(manifest, signature))
    return {
      why: `The manifest was not signed by the key ${key.keyId}, or it or its signature was changed.`,
    };
  const said = readManifest(Buffer.from(manifest).toString('utf8'));
  if (said === undefined) return { why: 'The manifest is signed, but it is not one of an extract.' };
  if (csv.byteLength !== said.bytes)
    return { why: `The file has ${csv.byteLength} bytes, and its manifest says ${said.bytes}.` };
  if (createHash('sha256').update(csv).digest('hex') !== said.sha256)
    return { why: 'The file is not the one of the manifest: its SHA-256 is another.' };
  return { manifest: said };
}
