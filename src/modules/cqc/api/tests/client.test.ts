import { afterEach, describe, expect, it } from 'vitest';
import {
  startCqcApi,
  type CqcServer,
  type CqcServerOptions,
  type Mishap,
} from '../../../../../tests/support/cqc-api-server.ts';
import { cqcClient, type ClientWorld, type Page } from '../client.ts';
import { cqcApiSettings } from '../settings.ts';

const NIGHT = Date.UTC(2026, 10, 22, 2, 40, 0);
const servers: CqcServer[] = [];

async function served(options: CqcServerOptions) {
  const server = await startCqcApi(options);
  servers.push(server);
  return server;
}

/** A client of the server whose waits take no time but are noted, at half past any chance. */
function clientOf(server: CqcServer, env: Record<string, string> = {}, world: Partial<ClientWorld> = {}) {
  const waits: number[] = [];
  let now = NIGHT;
  const settings = cqcApiSettings({ CQC_API_KEY: server.key, CQC_API_BASE: server.base, ...env });
  const client = cqcClient(
    { ...settings, timeoutMs: 400 },
    {
      now: () => now,
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        waits.push(ms);
        now += ms;
      },
      random: () => 0.5,
      ...world,
    },
  );
  return { client, waits };
}

async function all<T>(pages: AsyncGenerator<Page<T>>): Promise<Page<T>[]> {
  const read: Page<T>[] = [];
  for await (const page of pages) read.push(page);
  return read;
}

function homes(n: number) {
  return Array.from({ length: n }, (_, i) => ({
    locationId: `1-${100 + i}`,
    name: `Home ${i}`,
    postalCode: 'OL1 1AA',
    localAuthority: i % 3 === 0 ? 'Oldham' : 'Rochdale',
  }));
}

const firstTime = (mishap: Mishap) => (path: string, before: number) =>
  path !== '' && before === 0 ? mishap : undefined;

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe("reading CQC's API", () => {
  it('reads a location and a provider by id, saying who asks', async () => {
    const server = await served({
      locations: homes(1),
      providers: [{ providerId: '1-9', name: 'Care Ltd' }],
    });
    const { client } = clientOf(server);
    expect(await client.getLocation('1-100')).toMatchObject({ name: 'Home 0' });
    expect(await client.getProvider('1-9')).toMatchObject({ name: 'Care Ltd' });
    expect([...server.userAgents]).toEqual([expect.stringMatching(/^Amberley\/\d/)]);
    expect(client.counts).toEqual({ requests: 2, retried: 0 });
  });

  it('answers null for an id that CQC does not have, and does not try again', async () => {
    const server = await served({ locations: homes(1), gone: ['1-100'] });
    const { client } = clientOf(server);
    expect(await client.getLocation('1-100')).toBeNull();
    expect(await client.getProvider('1-404')).toBeNull();
    expect(client.counts).toEqual({ requests: 2, retried: 0 });
  });

  it('asks once more in capitals for an id with small letters', async () => {
    const server = await served({ locations: [{ locationId: 'RM3Y3' }] });
    const { client } = clientOf(server);
    expect(await client.getLocation('rm3y3')).toEqual({ locationId: 'RM3Y3' });
    expect(server.log).toEqual(['/locations/rm3y3', '/locations/RM3Y3']);
  });

  it('takes an id as it is: one with a slash or a question mark stays one part of the path', async () => {
    const server = await served({ locations: [{ locationId: 'A/B?C' }] });
    expect(await clientOf(server).client.getLocation('A/B?C')).toEqual({ locationId: 'A/B?C' });
  });

  it('lists the locations of a local authority page by page', async () => {
    const server = await served({ locations: homes(30) });
    const pages = await all(clientOf(server).client.listLocations({ localAuthority: 'Oldham', perPage: 4 }));
    expect(pages.map((page) => page.items.length)).toEqual([4, 4, 2]);
    expect(pages[0]).toMatchObject({ page: 1, totalPages: 3, total: 10 });
    expect(pages[0]!.items[0]).toEqual({
      locationId: '1-100',
      locationName: 'Home 0',
      postalCode: 'OL1 1AA',
    });
  });

  it('lists nothing where CQC has nothing, in one request', async () => {
    const { client } = clientOf(await served({ locations: homes(3) }));
    expect(
      (await all(client.listLocations({ localAuthority: 'Oldhm' }))).flatMap((page) => page.items),
    ).toEqual([]);
    expect(client.counts.requests).toBe(1);
  });

  it('asks for a thousand at a time, and for any of several local authorities', async () => {
    const server = await served({ locations: homes(3) });
    const pages = await all(
      clientOf(server).client.listLocations({ localAuthority: ['Oldham', 'Rochdale'] }),
    );
    expect(pages).toHaveLength(1);
    expect(server.log[0]).toBe(
      '/locations?page=1&perPage=1000&localAuthority=Oldham&localAuthority=Rochdale',
    );
  });

  it('reads the ids that changed in a window', async () => {
    const at = (id: string, moment: string) => ({ kind: 'location' as const, id, at: moment });
    const server = await served({
      changes: [
        at('1-1', '2026-11-18T00:00:00Z'),
        at('1-2', '2026-11-19T12:00:00Z'),
        at('1-3', '2026-11-22T00:00:00Z'),
      ],
    });
    const { client } = clientOf(server);
    const read = await all(client.changes('location', '2026-11-19T00:00:00Z', '2026-11-22T00:00:00Z'));
    expect(read.flatMap((page) => page.items)).toEqual(['1-2']);
    expect(
      await all(client.changes('provider', '2026-11-19T00:00:00Z', '2026-11-22T00:00:00Z')),
    ).toMatchObject([{ items: [] }]);
  });

  it('drops what a database cannot keep from the text of a record', async () => {
    const server = await served({ locations: [{ locationId: '1-1', name: 'A\0B\ud800C' }] });
    expect(await clientOf(server).client.getLocation('1-1')).toEqual({
      locationId: '1-1',
      name: 'AB\ufffdC',
    });
  });
});

describe("when CQC's API misbehaves", () => {
  it.each<Mishap>(['error 500', 'error 503', 'never answers', 'truncated', 'half json', 'not json', 'drops'])(
    'tries again after a backoff: %s',
    async (mishap) => {
      const { client, waits } = clientOf(await served({ locations: homes(1), mishap: firstTime(mishap) }));
      expect(await client.getLocation('1-100')).toMatchObject({ locationId: '1-100' });
      expect(client.counts).toEqual({ requests: 2, retried: 1 });
      expect(waits).toEqual([375]);
    },
  );

  it.each<[Mishap, string]>([
    ['error 500', "GET /locations/1-100: CQC answered 500: Internal server error (tried 3 times)"],
    ['never answers', 'GET /locations/1-100: CQC did not answer within 0.4 seconds (tried 3 times)'],
    ['drops', 'GET /locations/1-100: CQC could not be reached'],
    ['half json', 'GET /locations/1-100: CQC\'s answer is not an object with locationId: "{"locationId":"1-100" (tried 3 times)'],
    ['not json', `GET /locations/1-100: CQC's answer is not an object with locationId: "<html>Scheduled maintenance</html>" (tried 3 times)`],
    ['throttle', 'GET /locations/1-100: CQC says too many requests (429: Rate limit is exceeded. Try again in 1 seconds.) (tried 3 times)'],
  ])('gives up after the last attempt with the reason: %s', async (mishap, message) => {
    const { client } = clientOf(await served({ locations: homes(1), mishap: () => mishap }), { CQC_API_ATTEMPTS: '3' });
    const failure = (await client.getLocation('1-100').catch((error: unknown) => error)) as Error;
    expect(failure.message).toContain(message.slice(0, 75));
    expect(client.counts).toEqual({ requests: 3, retried: 2 });
  }); // prettier-ignore

  it('waits as many seconds as a 429 asks for', async () => {
    const { client, waits } = clientOf(
      await served({ locations: homes(1), mishap: firstTime('throttle'), retryAfterSeconds: 7 }),
    );
    expect(await client.getLocation('1-100')).not.toBeNull();
    expect(waits).toEqual([7000]);
  });

  it('waits until the date that a 429 names', async () => {
    const { client, waits } = clientOf(
      await served({ locations: homes(1), mishap: firstTime('throttle until') }),
    );
    expect(await client.getLocation('1-100')).not.toBeNull();
    expect(waits).toEqual([30_000]);
  });

  it('does not sit out a wait of an hour, but says so', async () => {
    const { client } = clientOf(await served({ mishap: firstTime('throttle'), retryAfterSeconds: 3600 }));
    await expect(client.getLocation('1-100')).rejects.toThrow('CQC asks to wait 60 minutes');
  });

  it('holds every request back in a storm of 429s, and gets through', async () => {
    const server = await served({ locations: homes(40), limit: { requests: 5, windowMs: 60 }, retryAfterSeconds: 1 });
    const waits: number[] = [];
    // A tenth of real time, so that the server's windows pass.
    const sleep = async (ms: number) => {
      waits.push(ms);
      await new Promise((resolve) => setTimeout(resolve, ms / 10));
    };
    let now = NIGHT;
    const { client } = clientOf(server, { CQC_API_ATTEMPTS: '20', CQC_API_REQUESTS_PER_SECOND: '33' }, {
      sleep: (ms) => sleep(ms).then(() => void (now += ms)),
      now: () => now,
    });
    const read = await Promise.all(homes(40).map((home) => client.getLocation(home.locationId)));
    expect(read.every((record) => record !== null)).toBe(true);
    expect(client.counts.retried).toBeGreaterThan(0);
    expect(waits.some((ms) => ms >= 900)).toBe(true);
  }); // prettier-ignore

  it('never has more than four requests in flight', async () => {
    const server = await served({ locations: homes(20), delayMs: 15 });
    const { client } = clientOf(server, { CQC_API_REQUESTS_PER_SECOND: '33' });
    await Promise.all(homes(20).map((home) => client.getLocation(home.locationId)));
    expect(server.mostAtOnce).toBe(4);
  });

  it('says that CQC refused the key, once, without showing it', async () => {
    const { client } = clientOf(await served({ locations: homes(1) }), { CQC_API_KEY: 'wrong-key' });
    const failure = (await client.getLocation('1-100').catch((error: unknown) => error)) as Error;
    expect(failure.message).toMatch(
      /^CQC refused the key in CQC_API_KEY \(401: Access denied due to invalid/,
    );
    expect(failure.message).not.toContain('wrong-key');
    expect(client.counts.requests).toBe(1);
  });

  it('says which variable is missing before it asks anything', async () => {
    const server = await served({});
    const { client } = clientOf(server, { CQC_API_KEY: '' });
    await expect(client.getLocation('1-100')).rejects.toThrow('CQC_API_KEY is not set');
    expect(server.log).toEqual([]);
  });

  it('says that a request is forbidden', async () => {
    const forbidden = async () => new Response('{"message":"Out of quota"}', { status: 403 });
    const { client } = clientOf(await served({}), {}, { fetch: forbidden });
    await expect(client.getLocation('1-100')).rejects.toThrow('CQC forbids this request (403: Out of quota)');
  });

  it('follows no redirect, which would carry the key elsewhere', async () => {
    const seen: (string | undefined)[] = [];
    const redirect: typeof fetch = async (_url, init) => {
      seen.push(init?.redirect);
      return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } });
    };
    const { client } = clientOf(await served({}), {}, { fetch: redirect });
    await expect(client.getLocation('1-100')).rejects.toThrow(
      'CQC answered 302, where 200 or 404 was expected',
    );
    expect(seen).toEqual(['manual']);
  });

  it('stops at once when it is cancelled, in the middle of an answer that does not come', async () => {
    const { client } = clientOf(await served({ mishap: () => 'never answers' }));
    const cancelled = new AbortController();
    const asking = client.getLocation('1-100', cancelled.signal);
    setTimeout(() => cancelled.abort(new Error('cancelled')), 30);
    await expect(asking).rejects.toThrow('cancelled');
    expect(client.counts).toEqual({ requests: 1, retried: 0 });
  });
});
