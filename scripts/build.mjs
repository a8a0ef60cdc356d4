// Builds dist/: the server and CLI as one bundle, the database worker, the assets.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node24, requireLauncherNode, root } from './node24.mjs';
import { spawnSync } from 'node:child_process';

/** A digest of everything the build reads, so that an unchanged tree is not built twice. */
export function sourceDigest() {
  const hash = createHash('sha256');
  const folders = ['src', 'migrations', 'scripts', 'docs/user-guide'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.map((file) => relative(root, file)).sort(), 'package-lock.json'])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

const stamp = join(root, 'dist', '.source-digest');

export function isBuilt() {
  try {
    return readFileSync(stamp, 'utf8') === sourceDigest();
  } catch {
    return false;
  }
}

export async function build() {
  const { build: bundle } = await import('esbuild');
  const { buildAssets } = await import('./build-assets.mjs');
  mkdirSync(join(root, 'dist'), { recursive: true });
  await bundle({
    entryPoints: {
      cli: join(root, 'src/cli/index.ts'),
      'embedded-worker': join(root, 'src/platform/db/embedded-worker.ts'),
    },
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  });
  await buildAssets(join(root, 'dist', 'assets'));
  const { makeTemplate } = await import('../src/platform/db/make-template.ts');
  await makeTemplate(join(root, 'dist', 'embedded-template'));
  writeFileSync(stamp, sourceDigest());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireLauncherNode();
  if (Number(process.versions.node.split('.')[0]) < 24) {
    process.exit(spawnSync(node24(), process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
  }
  await build();
}
