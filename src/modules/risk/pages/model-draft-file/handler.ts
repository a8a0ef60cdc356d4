import { readFile } from 'node:fs/promises';
import { h } from 'preact';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { parseStorableJson, storedPath } from '../../../../platform/files/index.ts';
import type { Reply, Upload } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { forDraft, type LoadedDraft } from '../../parts/for-draft.ts';
import { saveDraft } from '../../queries/save-draft.ts';
import { paths } from '../../routes.ts';
import { draftJson, parseDraft, type Draft } from '../../rules/draft.ts';
import { isRecord } from '../../rules/parse-parts.ts';
import { FilePage } from './view.tsx';

const MOST_BYTES = 1_000_000;

/** GET: the whole draft as JSON, to be read, downloaded, and uploaded again. */
export const showDraftFile = forDraft(({ draft }) => Promise.resolve(page(draft)));

/** GET: the same as a file. */
export const downloadDraft = forDraft(({ draft }) =>
  Promise.resolve({
    kind: 'download',
    filename: `risk-model-draft-${draft.draftId}.json`,
    contentType: 'application/json; charset=utf-8',
    body: textOf(draft),
  }),
);

/** POST: the draft becomes what a file says; its id, version and first day stay the draft's own. */
export const submitDraftFile = forDraft(async (context) => {
  const { tx, draft, clock, uploads, dataDir } = context;
  const upload = uploads.find(({ field }) => field === 'file');
  const read = await readModelFile(upload, draft, (path) => storedPath(dataDir, path));
  if (read.errors !== undefined) return page(draft, read.errors);
  // A file says all of a draft: the form was opened for a version, and what others saved since is not lost silently.
  const seen = Number(context.body.version);
  const saved =
    seen === draft.version && (await saveDraft(tx, draft.draftId, seen, draftJson(read.value), clock.now()));
  if (!saved) return page(draft, [{ field: 'file', message: messages.draftOvertaken(draft.changedBy) }], 409);
  return {
    kind: 'redirect',
    to: paths.draft(draft.draftId, 'differences'),
    flash: 'The draft is now what the file says.',
  };
});

async function readModelFile(
  upload: Upload | undefined,
  { model }: Draft,
  open: (path: string) => string,
): Promise<Parsed<Draft>> {
  const wrong = (message: string) => ({ errors: [{ field: 'file', message }] });
  if (upload === undefined) return wrong(messages.modelFileMissing);
  if (upload.bytes > MOST_BYTES) return wrong(messages.modelFileTooLarge);
  let json: unknown;
  try {
    json = parseStorableJson(
      new TextDecoder('utf-8', { fatal: true }).decode(await readFile(open(upload.path))),
    );
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return wrong(messages.modelFileNotJson(error.message.slice(0, 200)));
  }
  const { id, version, validFrom } = model;
  return parseDraft(isRecord(json) ? { ...json, id, version, validFrom } : json);
}

function textOf(draft: LoadedDraft): string {
  return `${JSON.stringify(draftJson(draft), null, 2)}\n`;
}

function page(draft: LoadedDraft, errors: readonly FieldError[] = [], status = 400): Reply {
  const [first] = errors;
  return {
    kind: 'page',
    title: 'The draft as a file',
    about: 'risk-model-drafts',
    width: 'full',
    status: first === undefined ? 200 : status,
    errors: first === undefined ? [] : [{ field: 'file', message: first.message }],
    back: { text: draft.model.name, href: paths.draft(draft.draftId) },
    view: h(FilePage, { draft, text: textOf(draft), problems: errors }),
  };
}
