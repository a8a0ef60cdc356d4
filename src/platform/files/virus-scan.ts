import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { FileProblem, WHOLE_FILE } from './file-problem.ts';

/** Where clamd listens: a host and port, or the path of its socket. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** A scan that takes longer is no scan. */
const SCAN_MS = 120_000;
const LENGTH_BYTES = 4;

/**
 * Has clamd look at a file, by its INSTREAM command: pieces, each after its length in four bytes, and a length of 0 at the end;
 * it answers "stream: OK", or "stream: NAME FOUND".
 *
 * @throws FileProblem where something was found, and where clamd could not look: a file that nobody looked at is not taken
 */
export async function scanFile(path: string, clamd: ClamdAddress): Promise<void> {
  const answer = await askClamd(path, clamd).catch((error: Error) => {
    throw new FileProblem(
      {
        what: 'The file could not be checked for viruses, so it was not taken',
        where: WHOLE_FILE,
        doThis:
          'Try again in a few minutes; if it happens again, tell whoever runs the server that clamd does not answer.',
      },
      error,
    );
  });
  const found = /^stream: (.+) FOUND/.exec(answer)?.[1];
  if (found !== undefined)
    throw new FileProblem({
      what: `The virus scanner found ${found.slice(0, 100)} in the file, so it was not taken`,
      where: WHOLE_FILE,
      doThis: 'Do not open it. Tell your IT service where it came from.',
    });
  if (!answer.startsWith('stream: OK'))
    throw new FileProblem({
      what: 'The virus scanner could not read the file, so it was not taken',
      where: WHOLE_FILE,
      doThis: 'Make the file smaller, or ask whoever runs the server to let clamd scan files of this size.',
    });
}

async function askClamd(path: string, clamd: ClamdAddress): Promise<string> {
  const socket = createConnection(clamd);
  socket.setTimeout(SCAN_MS, () => socket.destroy(new Error(`clamd gave no answer within ${SCAN_MS} ms`)));
  const answer = text(socket);
  answer.catch(() => undefined); // waited for below
  // Where it answers before the end (a file too large for it), what is still being written fails: its answer says why.
  await send(path, socket).catch(() => undefined);
  return (await answer).replace(/\0/g, '');
}

async function send(path: string, socket: Socket): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes = piece as Buffer;
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(bytes.length);
    await written(socket, Buffer.concat([length, bytes]));
  }
  await written(socket, Buffer.alloc(LENGTH_BYTES));
}

const written = (socket: Socket, bytes: Buffer) =>
  new Promise<void>((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

/**
 * Reads the setting CLAMD: "127.0.0.1:3310", "[::1]:3310" or "/run/clamav/clamd.ctl"; undefined for anything else.
 */
export function readClamdAddress(setting: string): ClamdAddress | undefined {
  if (setting.startsWith('/')) return { path: setting };
  const found = /^(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(setting);
  const port = Number(found?.[2]);
  if (found === null || port < 1 || port > 65_535) return undefined;
  return { host: found[1]!.replace(/^\[|\]$/g, ''), port };
}
