import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { h } from 'preact';
import { storedPath } from '../../../../platform/files/index.ts';
import { findJobsUnderWay } from '../../../../platform/jobs/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { EXTRACT_JOB, EXTRACT_LABEL } from '../../jobs/make-extract.ts';
import { findExtract, findExtracts, type Extract } from '../../queries/find-extracts.ts';
import { paths } from '../../routes.ts';
import { extractFiles } from '../../rules/extract-manifest.ts';
import { presentExtracts } from './presenter.ts';
import { ExtractPage } from './view.tsx';

/** As many as a person looks back. */
const MOST_SHOWN = 31;

/** GET /look-up/extract: the daily extracts for case systems, and the key by which they are checked. */
export async function showExtracts({ tx, today, secrets }: RequestContext): Promise<Reply> {
  const extracts = await findExtracts(tx, MOST_SHOWN);
  const model = presentExtracts(extracts, { today, signer: secrets.signer(EXTRACT_LABEL) });
  return {
    kind: 'page',
    title: 'Daily extract',
    width: 'full',
    about: 'daily-extract',
    back: { text: 'Can I place here today?', href: paths.lookUp() },
    view: h(ExtractPage, { model }),
  };
}

/** POST /look-up/extract: makes the next version of today's. Asked twice at once, it is made once. */
export async function submitExtract({ tx, today, enqueue }: RequestContext): Promise<Reply> {
  const [underWay] = await findJobsUnderWay(tx, [EXTRACT_JOB]);
  if (underWay !== undefined) return { kind: 'redirect', to: `/jobs/${underWay.jobId}` };
  const [newest] = await findExtracts(tx, 1, today);
  const jobId = await enqueue(EXTRACT_JOB, { version: (newest?.version ?? 0) + 1 });
  return { kind: 'redirect', to: `/jobs/${jobId}` };
}

/** GET /look-up/extract/public-key: the key of now, as PEM. */
export async function downloadExtractKey({ secrets }: RequestContext): Promise<Reply> {
  const { keyId, publicKey } = secrets.signer(EXTRACT_LABEL);
  return {
    kind: 'download',
    filename: `amberley-extract-${keyId}.pem`,
    contentType: 'application/x-pem-file',
    body: publicKey,
  };
}

/** GET /look-up/extract/:extractId/:part: the CSV, its manifest, or the signature of that. */
export async function downloadExtract({ tx, params, dataDir }: RequestContext): Promise<Reply> {
  const extract = await findExtract(tx, params.extractId ?? '');
  if (extract === undefined) throw new NotFound('extract of that number');
  const files = extractFiles(extract.day, extract.version);
  if (params.part === 'csv') return csvOf(extract, dataDir, files.csv);
  if (params.part === 'manifest')
    return {
      kind: 'download',
      filename: files.manifest,
      contentType: 'application/json; charset=utf-8',
      body: extract.manifest,
    };
  if (params.part !== 'signature') throw new NotFound('part of an extract');
  return {
    kind: 'download',
    filename: files.signature,
    contentType: 'application/octet-stream',
    body: Buffer.from(extract.signature, 'base64'),
  };
}

async function csvOf({ path }: Extract, dataDir: string, filename: string): Promise<Reply> {
  const file = storedPath(dataDir, path);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new NotFound('file of that extract');
  return { kind: 'download', filename, contentType: 'text/csv; charset=utf-8', body: createReadStream(file) };
}
