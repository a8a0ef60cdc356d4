// Builds dist/assets/: one stylesheet, one script module and the icon, each under a name with its hash.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, transform } from 'esbuild';

const KIT = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'platform', 'govuk');
const FONT = '-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Helvetica,Arial,sans-serif';
const BROWSERS = ['chrome109', 'firefox115', 'safari15.4'];

/**
 * Writes the assets, their .br and .gz forms, and manifest.json ({"amberley.css": "amberley-<hash>.css", ...}) into a folder.
 * What else was there is removed.
 */
export async function buildAssets(outDir) {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const files = {
    'amberley.css': await stylesheet(),
    'amberley.js': await script(),
    'icon.svg': await readFile(join(KIT, 'styles', 'icon.svg')),
  };
  const manifest = {};
  for (const [name, content] of Object.entries(files))
    manifest[name] = await writeHashed(outDir, name, Buffer.from(content));
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function stylesheet() {
  const govuk = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css');
  const own = (await readdir(join(KIT, 'styles'))).filter((name) => name.endsWith('.css')).sort();
  const sheets = await Promise.all(own.map((name) => readFile(join(KIT, 'styles', name), 'utf8')));
  const whole = [withoutCrown(await readFile(govuk, 'utf8')), ...sheets].join('\n');
  const { code } = await transform(whole, { loader: 'css', minify: true, target: BROWSERS });
  const stray = /GDS Transport|url\((?!["']?data:)[^)]*\)/.exec(code);
  if (stray) throw new Error(`the stylesheet still names ${stray[0]}: expected no font or image outside it`);
  return code;
}

/**
 * govuk-frontend's stylesheet without what only GOV.UK may use: its typeface (licensed for gov.uk domains) and the crest of its
 * footer, which we do not show.
 */
export function withoutCrown(css) {
  return css
    .replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
    .replaceAll(/font-family:GDS Transport,arial,sans-serif/g, `font-family:${FONT}`)
    .replace(/[^{}]*\{[^{}]*url\(\/assets\/images\/govuk-crest\.svg\)[^{}]*\}/g, '')
    .replace(/\/\*! Copyright \(c\) 2011 by Margaret Calvert[^*]*\*\//g, '')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
}

async function script() {
  const { outputFiles } = await build({
    entryPoints: [join(KIT, 'scripts', 'amberley.client.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: BROWSERS,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

async function writeHashed(outDir, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  const brotli = await promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  });
  await writeFile(join(outDir, hashed), content);
  await writeFile(join(outDir, `${hashed}.br`), brotli);
  await writeFile(join(outDir, `${hashed}.gz`), await promisify(gzip)(content, { level: 9 }));
  return hashed;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await buildAssets(process.argv[2] ?? join(KIT, '..', '..', '..', 'dist', 'assets')));
}
