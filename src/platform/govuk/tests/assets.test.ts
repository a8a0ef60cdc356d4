import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetUrl, loadAssets } from '../assets.ts';

const dir = mkdtempSync(join(tmpdir(), 'amberley-assets-'));
let manifest: Record<string, string>;

beforeAll(async () => {
  // Plain JavaScript, because the build runs before anything is compiled.
  const path = '../../../../scripts/build-assets.mjs';
  const { buildAssets } = (await import(path)) as {
    buildAssets(outDir: string): Promise<Record<string, string>>;
  };
  manifest = await buildAssets(dir);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the assets', () => {
  it('are named with their hash, and found by their plain name', () => {
    expect(assetUrl('amberley.css')).toBe('/assets/amberley.css');
    loadAssets(dir);
    expect(assetUrl('amberley.css')).toMatch(/^\/assets\/amberley-[0-9a-f]{10}\.css$/);
  });

  it('say which folder has no manifest', () => {
    expect(() => loadAssets('/nowhere')).toThrow('cannot read /nowhere/manifest.json: run the build');
  });

  it('hold nothing that only GOV.UK may use, and load nothing from elsewhere', () => {
    const css = readFileSync(join(dir, manifest['amberley.css'] ?? ''), 'utf8');
    expect(css).not.toMatch(/GDS Transport|govuk-crest|@font-face|@import|url\((?!data:)|Margaret Calvert/);
    expect(css).toContain('.govuk-button');
    expect(css).toContain('.amb-table');
  });

  it('come compressed as well, with the same content', () => {
    for (const name of Object.values(manifest)) {
      const plain = readFileSync(join(dir, name));
      expect(brotliDecompressSync(readFileSync(join(dir, `${name}.br`)))).toEqual(plain);
      expect(gunzipSync(readFileSync(join(dir, `${name}.gz`)))).toEqual(plain);
    }
    expect(readdirSync(dir)).toHaveLength(Object.keys(manifest).length * 3 + 1);
  });
});
