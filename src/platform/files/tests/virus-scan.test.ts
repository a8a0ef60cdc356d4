import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readClamdAddress, scanFile } from '../virus-scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'amberley-scan-'));
const file = join(folder, 'file');
let server: Server | undefined;

/** A clamd that speaks INSTREAM and answers by what it was sent. */
async function clamd(
  answer: (content: Buffer) => string,
  deaf = false,
): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      const content = deaf ? undefined : wholeStream(heard);
      if (content !== undefined) socket.end(`${answer(content)}\0`);
    });
    if (deaf) hangUp(socket);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const hangUp = (socket: Socket) => void socket.once('data', () => socket.destroy());

/** The content of an INSTREAM, where its end has come; the real clamd refuses anything but this. */
function wholeStream(heard: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (!heard.subarray(0, command.length).equals(command.subarray(0, heard.length)))
    throw new Error('that is no INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > heard.length) return undefined;
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

describe('a file that is sent', () => {
  afterEach(() => {
    server?.close();
    rmSync(file, { force: true });
  });

  it('is taken where clamd finds nothing, and clamd sees all of it', async () => {
    const content = Buffer.alloc(700_000, 'care ');
    writeFileSync(file, content);
    let seen = Buffer.alloc(0);
    await scanFile(file, await clamd((bytes) => ((seen = Buffer.from(bytes)), 'stream: OK')));
    expect(seen.equals(readFileSync(file))).toBe(true);
  });

  it('is refused where clamd finds something, and named', async () => {
    writeFileSync(file, 'bad');
    await expect(scanFile(file, await clamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND'))).rejects.toThrow(
      /found Win\.Test\.EICAR_HDB-1 in the file/,
    );
  });

  it('is refused where clamd cannot read it, hangs up, or is not there', async () => {
    writeFileSync(file, 'unknown');
    await expect(scanFile(file, await clamd(() => 'INSTREAM size limit exceeded. ERROR'))).rejects.toThrow(
      /could not read the file/,
    );
    server?.close();
    await expect(scanFile(file, await clamd(() => '', true))).rejects.toThrow(/was not taken/);
    await expect(scanFile(file, { host: '127.0.0.1', port: 1 })).rejects.toThrow(
      /could not be checked for viruses/,
    );
  });
});

describe('the setting CLAMD', () => {
  it('is a host and port or the path of a socket', () => {
    expect(readClamdAddress('127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 });
    expect(readClamdAddress('[::1]:3310')).toEqual({ host: '::1', port: 3310 });
    expect(readClamdAddress('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    for (const wrong of ['clamd', 'clamd:', 'clamd:0', 'clamd:99999', 'http://clamd:3310', ''])
      expect(readClamdAddress(wrong), wrong).toBeUndefined();
  });
});
