import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases, makeAuthority } from '../../../../tests/support/databases.ts';
import { newId } from '../../../platform/clock/index.ts';
import { toNobody } from '../../../platform/events/index.ts';
import { Secrets } from '../../../platform/secrets/index.ts';
import { checkExtract } from '../check-extract.ts';
import { extractJob, makeExtract } from '../jobs/make-extract.ts';
import { findExtracts, type Extract } from '../queries/find-extracts.ts';

const HOME = '1-100000001';
const secretsOf = (byte: number) => new Secrets([Buffer.alloc(32, byte)]);

describeOnBothDatabases('the daily extract', (get) => {
  const context = (secrets = secretsOf(7)) => ({ ...get(), scope: { ...get().scope, permissions: 'all' as const }, secrets });
  const kept = () => get().db.within(get().scope, (tx) => findExtracts(tx, 50));
  const csvOf = ({ path }: Extract) => readFileSync(join(get().dataDir, path));
  const files = () => readdirSync(join(get().dataDir, 'files')).length;
  const checked = (made: Extract, publicKey = made.publicKey) =>
    checkExtract({ csv: csvOf(made), manifest: Buffer.from(made.manifest), signature: Buffer.from(made.signature, 'base64'), publicKey });

  beforeAll(async () => {
    const { db, authorityId } = get();
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, deregistration_date, dormant, postcode, phone)
      values (${HOME}, 'Meadow "Court", Göteborg', 'Social Care Org', 'Oldham', 'Nursing home', 'Registered', null, false, 'OL1 1AA', '0161 496 0000'),
             ('1-2', '=Sum Lodge', 'Social Care Org', 'Oldham', 'Home care', 'Registered', null, false, 'OL2 2BB', null),
             ('1-3', 'Closed House', 'Social Care Org', 'Oldham', 'Nursing home', 'Deregistered', '2026-01-01', false, 'OL3 3CC', null),
             ('1-4', 'Far Lodge', 'Social Care Org', 'Bury', 'Nursing home', 'Registered', null, false, 'BL9 9ZZ', null)`.execute(db.owner);
    await db.within({ authorityId, actor: 'Quinn Manager (q@x.example)', permissions: 'all' }, async (tx) => {
      const decision = newId();
      await sql`insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at)
        values (${decision}, ${authorityId}, ${HOME}, 'embargo', '2026-03-02', 'All new placements', '2026-12-31', '2026-03-02T09:00:00Z')`.execute(tx);
      await sql`insert into placement.reason (decision_id, authority_id, reason, lift_test)
        values (${decision}, ${authorityId}, 'Two nurses short', 'Nurses are back')`.execute(tx);
      await sql`insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
        values (${authorityId}, ${HOME}, 'Red', '2026-03-01', 'Red', 88, false)`.execute(tx);
      const officer = newId();
      await sql`insert into people.officer (officer_id, authority_id, name) values (${officer}, ${authorityId}, 'Olu Officer')`.execute(tx);
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, operational, officer_id, note)
        values (${newId()}, ${authorityId}, ${HOME}, '2024-01-01', 'tester', true, ${officer}, 'A note about somebody')`.execute(tx);
      await sql`insert into market.own_location (location_id, authority_id, name, service_type, postcode, local_authority, phone)
        values (${newId()}, ${authorityId}, 'Harbour Day Centre', 'Day care', 'OL4 4DD', 'Oldham', '01632 960 111')`.execute(tx);
    });
  });

  it('has each service of the council that is open, registered or its own, with the answer of the look-up', async () => {
    const made = (await makeExtract(context()))!;
    const lines = csvOf(made).toString('utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffid,name,type,postcode,local_authority,status,status_since,undecided,placements,placements_since,placements_scope,answer,words,telephone,as_at',
    );
    expect(made.services).toBe(3);
    expect(lines).toHaveLength(4);
    const home = lines.find((line) => line.startsWith(HOME));
    expect(home).toBe(
      `${HOME},"Meadow ""Court"", Göteborg",Nursing home,OL1 1AA,Oldham,Red,2026-03-01,no,embargo,2026-03-02,All new placements,no,` +
        'New placements are stopped since 2 March 2026 (All new placements).,0161 496 0000,2026-11-16T09:00:00.000Z',
    );
    expect(lines.join()).toContain("'=Sum Lodge");
    expect(lines.join()).toContain('Harbour Day Centre');
    expect(lines.join()).not.toMatch(/Closed House|Far Lodge/);
  });

  it('tells nothing confidential: no reason, no test of lifting, no officer, no note, no score', async () => {
    const made = (await makeExtract(context()))!;
    const all = `${csvOf(made).toString('utf8')}${made.manifest}`;
    expect(all).toContain('Meadow');
    expect(all).not.toMatch(/nurses|Olu Officer|Quinn|A note|,88,/i);
  });

  it('is whole and ours by the public key alone, and not once a byte was changed on the disk', async () => {
    const made = (await makeExtract(context()))!;
    expect(checked(made).manifest).toMatchObject({
      council: { id: get().authorityId, name: 'Testshire Council' }, day: '2026-11-16', version: 1, rows: 3, bytes: made.bytes,
      sha256: createHash('sha256').update(csvOf(made)).digest('hex'), keyId: made.keyId,
    });
    const csv = csvOf(made);
    csv[csv.length - 5]! ^= 1;
    expect(checkExtract({ csv, manifest: Buffer.from(made.manifest), signature: Buffer.from(made.signature, 'base64'), publicKey: made.publicKey }).why)
      .toContain('SHA-256');
  });

  it('is made once for a day, however often the job runs, also twice at the same moment', async () => {
    const before = [await kept(), files()] as const;
    const job = { ...context(), jobId: newId(), announce: toNobody, signal: new AbortController().signal, progress: () => undefined };
    for (let i = 0; i < 2; i++) expect(await extractJob.run({}, job)).toEqual({ services: 3, version: 1 });
    const twice = await Promise.all([makeExtract(context(), 2), makeExtract(context(), 2)]);
    expect(twice.map((each) => each?.version)).toEqual([2, 2]);
    expect(twice[0]!.extractId).toBe(twice[1]!.extractId);
    expect((await kept()).length).toBe(before[0].length + 1);
    // the file of the one that came too late is gone
    expect(files()).toBe(before[1] + 1);
  });

  it('is made again as the next version, and the one before stays', async () => {
    const again = (await makeExtract(context(), 3))!;
    expect([again.version, (await kept()).map(({ version }) => version)]).toEqual([3, [3, 2, 1]]);
    expect((await kept()).every((each) => checked(each).manifest !== undefined)).toBe(true);
    await expect(
      get().db.within(get().scope, (tx) => sql`update insight.extract set services = 0`.execute(tx)),
    ).rejects.toThrow('permission denied');
  });

  it('is signed by another key once the installation has another, and those before can still be checked by theirs', async () => {
    const next = (await makeExtract(context(secretsOf(9)), 4))!;
    const [, before] = await kept();
    expect(next.keyId).not.toBe(before!.keyId);
    expect(checked(next).manifest?.keyId).toBe(next.keyId);
    expect(checked(before!).manifest?.keyId).toBe(before!.keyId);
    expect(checked(next, before!.publicKey).why).toContain('was not signed by the key');
  });

  it('is of one council: another has its own, and sees none of ours', async () => {
    const { db } = get();
    const theirs = await makeAuthority(db, ['Bury'], 'Otherham Council');
    const scope = { authorityId: theirs, actor: 'tester', permissions: 'all' as const };
    expect(await db.within(scope, (tx) => findExtracts(tx, 10))).toEqual([]);
    const made = (await makeExtract({ ...context(), scope }))!;
    expect(made.manifest).toContain('Otherham Council');
    expect(csvOf(made).toString('utf8')).toContain('Far Lodge');
    expect(csvOf(made).toString('utf8')).not.toContain('Meadow');
  });

  it('needs a council and a key, and leaves no file where it fails', async () => {
    expect(await makeExtract({ ...context(), scope: { authorityId: null, actor: 'x' } })).toBeUndefined();
    await expect(makeExtract({ ...context(), secrets: undefined })).rejects.toThrow('no key was given');
    const newest = (await kept())[0]!;
    rmSync(join(get().dataDir, newest.path));
    expect(existsSync(join(get().dataDir, newest.path))).toBe(false);
  });
}); // prettier-ignore
