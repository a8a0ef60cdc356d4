import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../platform/clock/index.ts';
import { isPermitted } from '../sign-on/issuer-address.ts';
import { discover } from '../sign-on/provider.ts';

const MICROSOFT = 'https://login.microsoftonline.com';

describe('the issuers that an operator permits', () => {
  it('are all where the operator says nothing', () => {
    expect(isPermitted('https://id.council.example', undefined)).toBe(true);
    expect(isPermitted('https://id.council.example', ' , ')).toBe(true);
  });

  it.each([
    `${MICROSOFT}/72f988bf/v2.0`,
    MICROSOFT,
    'https://id.council.example',
    'https://id.council.example/realm',
  ])('are those listed and what is below them: %s', (issuer) =>
    expect(isPermitted(issuer, `${MICROSOFT}/, https://id.council.example`)).toBe(true),
  );

  it.each([
    'https://login.microsoftonline.com.evil.example/', 'https://login.microsoftonline.comevil', 'https://intranet.council.example',
    'http://login.microsoftonline.com/', 'https://evil.example/https://login.microsoftonline.com/', 'https://login.microsoftonline.com:8443/x',
  ])('and no other: %s', (issuer) => expect(isPermitted(issuer, MICROSOFT)).toBe(false)); // prettier-ignore
});

describe('an issuer that is not permitted', () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  afterAll(() => server.close());
  afterEach(() => vi.unstubAllEnvs());

  it('is not asked anything', async () => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.stubEnv('SIGN_ON_ISSUERS', MICROSOFT);
    await expect(discover(issuer, systemClock)).rejects.toMatchObject({
      kind: 'misconfigured',
      detail: expect.stringContaining('SIGN_ON_ISSUERS') as string,
    });
    expect(asked).toBe(0);
    vi.stubEnv('SIGN_ON_ISSUERS', issuer);
    await expect(discover(issuer, systemClock)).rejects.toMatchObject({ kind: 'misconfigured' });
    expect(asked).toBe(1);
  });
});
