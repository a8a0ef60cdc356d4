import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { storedPath } from '../../../../platform/files/index.ts';
import { NotFound } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { attachFiles } from '../../change-event.ts';
import { attachmentsOf, dropUploads, uploadErrors } from '../../parts/uploads.ts';
import { findAttachment } from '../../queries/find-attachment.ts';
import { messages } from '../../messages.ts';
import { paths } from '../../routes.ts';
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
  await attachFiles(context, event, attachmentsOf(files));
  const words = files.length === 1 ? 'One file was attached.' : `${files.length} files were attached.`;
  return { kind: 'redirect', to: paths.event(event.eventId), flash: words };
});
