import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let manifest: Record<string, string> = {};

/**
 * Reads which hashed file stands for each asset, once at start. Without it (as in tests) assets keep their plain names.
 *
 * @param dir the folder that the build wrote, with `manifest.json`
 * @throws Error naming the folder where it holds no readable manifest
 */
export function loadAssets(dir: string): void {
  const path = join(dir, 'manifest.json');
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new Error(`cannot read ${path}: run the build (npm run build), which writes it`, { cause: error });
  }
}

/** Address of an asset by its plain name: "amberley.css" is "/assets/amberley-3f2a9c1b.css". */
export function assetUrl(name: string): string {
  return `/assets/${manifest[name] ?? name}`;
}
