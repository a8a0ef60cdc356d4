import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../platform/clock/index.ts';
import { parseSignOn } from '../pages/single-sign-on/form.ts';
import { admission, type FoundAccount } from '../sign-on/admission.ts';
import { readClaims, ROLES_BY_CLAIM, type ClaimRules, type KnownPerson } from '../sign-on/claims.ts';
import { issuerProblem } from '../sign-on/issuer-address.ts';
import { claimedBy, logoutSaid, partsOf, signedBy } from '../sign-on/logout-token.ts';
import { clientOf, discover } from '../sign-on/provider.ts';

const RULES: ClaimRules = {
  roleClaim: 'roles',
  trustEmail: false,
  roles: [
    { claimValue: 'Amberley.Administrator', role: 'administrator' },
    { claimValue: 'Amberley.Officer', role: 'contracts-officer' },
    { claimValue: 'Amberley.Officer', role: 'quality-officer' },
    { claimValue: 'Amberley.Provider', role: 'provider-user' },
    { claimValue: 'Amberley.Machine', role: 'api-client' },
  ],
};

describe('what claims say of a person', () => {
  const read = (claims: Record<string, unknown>, rules: Partial<ClaimRules> = {}) =>
    readClaims({ sub: 'petra', ...claims }, { ...RULES, ...rules });

  it('one value gives every role that is mapped to it, and what is not mapped gives none', () => {
    expect(read({ roles: ['Amberley.Officer', 'Elsewhere.Boss'] })).toMatchObject({
      roles: ['contracts-officer', 'quality-officer'],
      claimValues: ['Amberley.Officer', 'Elsewhere.Boss'],
    });
    expect(read({ roles: 'Amberley.Officer' }).roles).toEqual(['contracts-officer', 'quality-officer']);
    expect(read({}).roles).toEqual([]);
    expect(read({ roles: 'amberley.officer' }).roles, 'letters are taken as they are').toEqual([]);
  });

  it("no claim makes anybody a provider's user or a computer", () => {
    expect(read({ roles: ['Amberley.Provider', 'Amberley.Machine'] }).roles).toEqual([]);
    expect(ROLES_BY_CLAIM.map(({ role }) => role)).not.toContain('provider-user');
  });

  it('roles may be deep in the token, or in a claim whose name has dots', () => {
    const rules = { roleClaim: 'realm_access.roles' };
    expect(read({ realm_access: { roles: ['Amberley.Officer'] } }, rules).roles.length).toBe(2);
    expect(read({ 'realm_access.roles': ['Amberley.Officer'] }, rules).roles.length).toBe(2);
    expect(read({ realm_access: null }, rules).roles).toEqual([]);
    expect(read({}, { roleClaim: 'constructor.name' }).claimValues).toEqual([]);
    expect(read({}, { roleClaim: '__proto__' }).claimValues).toEqual([]);
  });

  it('believes an address that is verified, and any other only of a provider that the council trusts', () => {
    const email = 'petra@council.example';
    expect(read({ email, email_verified: true }).email).toBe(email);
    for (const email_verified of [false, undefined, 'true', 1])
      expect(read({ email, email_verified }).email).toBeNull();
    expect(read({ preferred_username: email }).email).toBeNull();
    expect(read({ email }, { trustEmail: true }).email).toBe(email);
    expect(read({ preferred_username: email }, { trustEmail: true }).email).toBe(email);
    expect(read({ preferred_username: 'PETRA01' }, { trustEmail: true }).email).toBeNull();
  });

  it('never throws, whatever the claims are, and keeps to its kinds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.string(),
        fc.boolean(),
        (claims, path, trustEmail) => {
          const known = read(
            { ...claims, name: claims.name, roles: claims.x },
            { roleClaim: path, trustEmail },
          );
          expect(known.name.length).toBeGreaterThan(0);
          expect(known.name.length).toBeLessThanOrEqual(200);
          expect(known.claimValues.every((each) => typeof each === 'string')).toBe(true);
        },
      ),
    );
    expect(read({ auth_time: 1e300 }).provedAt).toBeNull();
    expect(read({ auth_time: Number.NaN }).provedAt).toBeNull();
    expect(read({ name: 'A\u0000B\nC' }).name).toBe('A B C');
  });
});

describe('who is let in', () => {
  const issuer = 'https://login.example';
  const known: KnownPerson = {
    subject: 'petra', name: 'Petra', email: 'petra@council.example', claimValues: [], roles: ['analyst'], amr: [],
    provedAt: null, providerSession: null,
  }; // prettier-ignore
  const account = (how: Partial<FoundAccount> = {}): FoundAccount => ({
    accountId: 'one', name: 'Petra', email: 'petra@council.example', state: 'active', linkedIssuer: null, ownRoles: [], ...how,
  }); // prettier-ignore
  const rules = { issuer, makeAccounts: false, requireAmr: [] };
  const nobody = { bySubject: null, byEmail: null };

  it('the linked account, whatever account has the address', () => {
    const mine = account({ accountId: 'mine', linkedIssuer: issuer });
    expect(admission(known, rules, { bySubject: mine, byEmail: account() })).toEqual({
      kind: 'admitted',
      account: mine,
      link: false,
    });
  });

  it('an account that was linked with a provider that the council has left, by its address', () => {
    const before = account({ linkedIssuer: 'https://old.example' });
    expect(admission(known, rules, { ...nobody, byEmail: before })).toMatchObject({
      kind: 'admitted',
      link: true,
    });
    expect(admission(known, rules, { ...nobody, byEmail: account({ linkedIssuer: issuer }) })).toMatchObject({
      why: 'e-mail taken',
    });
  });

  it('nobody who left, and nobody without a role, whatever else holds', () => {
    const found = fc.option(
      fc.record({
        accountId: fc.constant('one'),
        name: fc.constant('Petra'),
        email: fc.constant('petra@council.example'),
        state: fc.constantFrom('invited' as const, 'active' as const, 'left' as const),
        linkedIssuer: fc.constantFrom(null, issuer, 'https://old.example'),
        ownRoles: fc.subarray(['auditor']),
      }),
    );
    const person = fc.record({
      roles: fc.subarray(['analyst']),
      amr: fc.subarray(['pwd', 'mfa']),
      email: fc.option(fc.constant('petra@council.example')),
    });
    const how = fc.record({
      issuer: fc.constant(issuer),
      makeAccounts: fc.boolean(),
      requireAmr: fc.subarray(['mfa', 'hwk']),
    });
    fc.assert(
      fc.property(person, how, found, found, (changed, asked, bySubject, byEmail) => {
        const decided = admission({ ...known, ...changed }, asked, { bySubject, byEmail });
        if (decided.kind === 'refused') return;
        expect(asked.requireAmr.filter((each) => !changed.amr.includes(each))).toEqual([]);
        if (decided.kind === 'made') {
          expect([bySubject, byEmail, asked.makeAccounts]).toEqual([null, null, true]);
          expect(changed.roles).toEqual(['analyst']);
          expect(decided.email).toBe('petra@council.example');
        } else {
          expect(decided.account.state).not.toBe('left');
          expect([...changed.roles, ...decided.account.ownRoles].length).toBeGreaterThan(0);
          expect(decided.account).toBe(bySubject ?? byEmail);
          if (decided.link) expect(decided.account.linkedIssuer).not.toBe(issuer);
        }
      }),
    );
  });
});

describe('the address of an issuer', () => {
  it.each([
    'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0',
    'https://id.council.example',
    'http://127.0.0.1:4600',
    'http://localhost:4600/realm',
    'http://[::1]:4600',
  ])('%s may be asked', (issuer) => expect(issuerProblem(issuer)).toBeUndefined());

  it.each([
    ['login.microsoftonline.com', 'not an address'],
    ['http://id.council.example', 'not https'],
    ['http://127.0.0.1.evil.example', 'not https'],
    ['http://localhost.evil.example', 'not https'],
    ['file:///etc/passwd', 'not https'],
    ['javascript:alert(1)', 'not https'],
    ['https://user:word@id.example', 'too much'],
    ['https://id.example/?', 'too much'],
    ['https://id.example/#part', 'too much'],
    ['https://id.example/.well-known/openid-configuration', 'too much'],
  ])('%s is refused: %s', (issuer, why) => expect(issuerProblem(issuer)).toBe(why));
});

describe("the settings' form", () => {
  const right = {
    name: 'Microsoft',
    issuer: 'https://login.microsoftonline.com/tenant/v2.0',
    clientId: 'client',
    secretSetting: 'SIGN_ON_SECRET_OLDHAM',
    'value-0': 'Amberley.Officer',
    'role-0': 'contracts-officer',
    'value-1': '',
    'role-1': 'analyst',
    'value-7': 'Amberley.Officer',
    'role-7': 'quality-officer',
    requireAmr: 'mfa, hwk mfa',
    enabled: 'yes',
  };

  it('reads the rows that have a value, several roles for one value, and words apart', () => {
    expect(parseSignOn(right).value).toEqual({
      name: 'Microsoft',
      issuer: 'https://login.microsoftonline.com/tenant/v2.0',
      clientId: 'client',
      secretSetting: 'SIGN_ON_SECRET_OLDHAM',
      roleClaim: 'roles',
      requireAmr: ['mfa', 'hwk'],
      trustEmail: false,
      makeAccounts: false,
      enabled: true,
      roles: [
        { claimValue: 'Amberley.Officer', role: 'contracts-officer' },
        { claimValue: 'Amberley.Officer', role: 'quality-officer' },
      ],
    });
  });

  it('takes no variable of the environment but those of single sign-on: others hold other secrets', () => {
    for (const secretSetting of [
      'DATABASE_URL',
      'PATH',
      'SIGN_ON_SECRETS',
      'SIGN_ON_SECRET_',
      'sign_on_secret',
      '',
    ]) {
      const { errors } = parseSignOn({ ...right, secretSetting });
      expect(
        errors?.map(({ field }) => field),
        secretSetting,
      ).toEqual(['secretSetting']);
    }
  });

  it('says which row has no role, and which role no claim may give', () => {
    const { errors } = parseSignOn({ ...right, 'role-0': '', 'role-7': 'provider-user' });
    expect(errors).toEqual([
      { field: 'role-0', message: 'Choose the role that "Amberley.Officer" gives' },
      { field: 'role-7', message: 'Choose the role that "Amberley.Officer" gives' },
    ]);
  });

  it('never throws, and answers a value or errors with one field each', () => {
    const names = fc.constantFrom(...Object.keys(right), 'roleClaim', 'trustEmail', 'version');
    const fields = fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()), fc.webUrl()));
    fc.assert(
      fc.property(fields, (sent) => {
        const { value, errors } = parseSignOn(sent);
        expect(value === undefined).toBe(errors !== undefined);
        const told = (errors ?? []).map(({ field }) => field);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe('a token of a stranger', () => {
  it('is never believed and never a fault, whatever it is', () => {
    const word = fc.oneof(
      fc.base64String(),
      fc.string(),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    );
    fc.assert(
      fc.property(word, word, word, (head, body, tail) => {
        const parts = partsOf(`${head}.${body}.${tail}`);
        if (parts === undefined) return;
        claimedBy(parts);
        logoutSaid(parts, new Date('2026-11-22T09:00:00Z'));
        expect(
          signedBy(parts, [{ kty: 'RSA', n: 'x', e: 'AQAB' }, { kty: 'EC' }, { kty: 'oct', k: 'abc' }]),
        ).toBe(false);
      }),
    );
  });
});

describe('asking a provider what it is', () => {
  const never = createServer(() => undefined).listen(0, '127.0.0.1');
  const garbage = createServer((_request, response) => response.socket?.end('no HTTP at all')).listen(
    0,
    '127.0.0.1',
  );
  const moved = createServer((_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  ).listen(0, '127.0.0.1');
  const at = (server: typeof never) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    for (const server of [never, garbage, moved]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('waits for no longer than it says', async () => {
    await expect(discover(at(never), systemClock, { timeoutSeconds: 0.2 })).rejects.toMatchObject({
      kind: 'unreachable',
      detail: 'it did not answer in time',
    });
  });

  it('says that nothing is there, or nothing that speaks', async () => {
    await expect(discover('http://127.0.0.1:1', systemClock)).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(discover(at(garbage), systemClock)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('follows it nowhere else', async () => {
    await expect(discover(at(moved), systemClock)).rejects.toMatchObject({ name: 'SignOnTrouble' });
  });

  it('without a secret in the environment nothing is asked at all', async () => {
    const signOn = { issuer: at(never), clientId: 'a', secretSetting: 'SIGN_ON_SECRET_NOWHERE' };
    await expect(clientOf(signOn, systemClock, {})).rejects.toMatchObject({
      kind: 'misconfigured',
      detail: "the server's environment has no SIGN_ON_SECRET_NOWHERE",
    });
    await expect(clientOf(signOn, systemClock, { SIGN_ON_SECRET_NOWHERE: ' ' })).rejects.toMatchObject({
      kind: 'misconfigured',
    });
  });
});
