import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import type { Tx } from '../../db/index.ts';
import { headsText, parseHeads } from '../heads.ts';
import { check, checkAfter, ENTRIES, fillTrail, rewriteFrom } from './tampering.ts';

describeOnBothDatabases('the check of the audit trail against heads noted earlier', (get) => {
  let chain = '';
  beforeAll(async () => {
    chain = get().authorityId;
    await fillTrail(get());
  });

  const noted = async () => parseHeads(headsText((await check(get().db.owner)).heads, new Date(0))).value!;

  it('holds while the chains only grow', async () => {
    const heads = await noted();
    const found = await checkAfter(
      get(),
      async (tx) => {
        await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
        await sql`update people.officer set name = name || '!'`.execute(tx);
      },
      { noted: heads },
    );
    expect(found.faults).toEqual([]);
  });

  it('finds a history that was rewritten to its end, with every hash and the head made right', async () => {
    const heads = await noted();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES }), async (seq) => {
        const forge = async (tx: Tx) => {
          await sql`update platform.audit_entry set actor = 'forged' where chain = ${chain} and seq = ${seq}`.execute(
            tx,
          );
          await rewriteFrom(tx, chain, seq);
        };
        expect((await checkAfter(get(), forge)).faults).toEqual([]); // by itself it looks right
        const found = await checkAfter(get(), forge, { noted: heads });
        expect(found.faults).toEqual([
          {
            chain,
            seq: ENTRIES,
            fault: expect.stringContaining('the history up to here was rewritten since its head was noted'),
          },
        ]);
      }),
      { numRuns: 8, examples: [[1], [ENTRIES]] },
    );
  });

  it('finds a history that was cut short, with its head set back, and a whole chain that is gone', async () => {
    const heads = await noted();
    const cut = await checkAfter(
      get(),
      async (tx) => {
        await sql`delete from platform.audit_entry where chain = ${chain} and seq > 5`.execute(tx);
        await rewriteFrom(tx, chain, 5);
      },
      { noted: heads },
    );
    const fault = 'it was there when the head of its chain was noted, and is not now';
    expect(cut.faults).toEqual([{ chain, seq: ENTRIES, fault }]);
    const gone = await checkAfter(
      get(),
      async (tx) => {
        await sql`delete from platform.audit_entry where chain = 'shared'`.execute(tx);
        await sql`delete from platform.audit_chain where chain = 'shared'`.execute(tx);
      },
      { noted: heads },
    );
    const { entries } = heads.find((head) => head.chain === 'shared')!;
    expect(gone.faults).toEqual([{ chain: 'shared', seq: entries, fault }]);
  });
});

describe('a file of heads', () => {
  const heads = [
    { chain: '00000000-0000-7000-8000-000000000001', entries: 12, hash: 'ab'.repeat(32) },
    { chain: 'shared', entries: 1_000_000, hash: '00'.repeat(32) },
  ];

  it('reads as it was written, on any system', () => {
    const text = headsText(heads, new Date(0));
    expect(parseHeads(text).value).toEqual(heads);
    expect(parseHeads(text.replaceAll('\n', '\r\n')).value).toEqual(heads);
  });

  it.each([
    ['nothing', '', 'it names no chain'],
    ['other lines', 'hello\nworld', 'line 1 is not "chain entries hash" as amberley audit heads writes it'],
    [
      'half a hash',
      `# a\nshared 12 ${'ab'.repeat(31)}`,
      'line 2 is not "chain entries hash" as amberley audit heads writes it',
    ],
  ])('that holds %s is refused in words', (_what, text, problem) => {
    expect(parseHeads(text).problem).toBe(problem);
  });
});
