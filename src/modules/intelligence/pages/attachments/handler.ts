import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { storedPath } from '../../../../platform/files/index.ts';
import { NotFound } from '../../../../platform/web/index.ts';
import type { Upload } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { attachFiles } from '../../change-event.ts';
import { attachmentsOf, dropUploads, uploadErrors } from '../../parts/uploads.ts';
import { fetchAttached } from '../../queries/fetch-attached.ts';
import { findAttachment } from '../../queries/find-attachment.ts';
import { findEvent } from '../../queries/find-event.ts';
import { messages } from '../../messages.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { eventOf, eventPage, noteLook } from '../event/handler.ts';

/** GET: a file of an event, only ever to be downloaded: no browser opens it in our name. */
export const downloadAttachment = forCouncil(async (context) => {
  const { tx, params, dataDir } = context;
  const event = await eventOf(context);
  const found = await findAttachment(tx, event.eventId, params.attachmentId ?? '');
  if (found === null) throw new NotFound('such file of this entry');
  const path = storedPath(dataDir, found.path);
  await access(path).catch(() => {
    throw new NotFound(`file "${found.fileName}" on the disk of the server any more`);
  });
  await noteLook(context, event);
  return {
    kind: 'download',
    filename: found.fileName,
    contentType: 'application/octet-stream',
    body: createReadStream(path),
  };
});

/** POST: attaches files to an event. */
export const submitAttachments = forCouncil(async (context) => {
  const { uploads, dataDir } = context;
  const event = await eventOf(context).catch(async (error: unknown) => {
    await dropUploads(uploads, dataDir);
    throw error;
  });
  const files = uploads.filter(({ field }) => field === 'files');
  const errors =
    files.length === 0 ? [{ field: 'files', message: messages.fileMissing }] : uploadErrors(files);
  if (errors.length > 0) {
    await dropUploads(uploads, dataDir);
    return eventPage(context, event, errors, 400);
  }
  if (!(await attachNew(context, event, files))) {
    await dropUploads(uploads, dataDir);
    return eventPage(context, event, [{ field: 'files', message: messages.eventChanged }], 409);
  }
  const words = files.length === 1 ? 'One file was attached.' : `${files.length} files were attached.`;
  return { kind: 'redirect', to: paths.event(event.eventId), flash: words };
});

/** How often it is tried while others change the event. */
const TRIES = 5;

/**
 * Attaches those of the files that the event does not have yet, and drops the others: a form that is sent twice attaches once. Waits
 * for whoever changes the event at this moment, and then looks again.
 */
async function attachNew(
  context: CouncilContext,
  event: EventRecord,
  files: readonly Upload[],
): Promise<boolean> {
  const { tx, dataDir } = context;
  for (let tried = 0; tried < TRIES; tried++) {
    const now = tried === 0 ? event : await findEvent(tx, event.eventId);
    if (now === null) return false;
    const there = await fetchAttached(tx, event.eventId);
    const has = (file: Upload) =>
      attachmentsOf([file]).some(({ fileName, sha256 }) =>
        there.some((each) => each.fileName === fileName && each.sha256 === sha256),
      );
    const fresh = files.filter((file) => !has(file));
    if (fresh.length > 0 && !(await attachFiles(context, now, attachmentsOf(fresh)))) continue;
    await dropUploads(files.filter(has), dataDir);
    return true;
  }
  return false;
}
