import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { heard, inboxes, person, record, service, steps, tick } from './fixture.ts';

describeOnBothDatabases('a whistleblowing concern of severity 4', (get) => {
  beforeAll(async () => {
    await service(get(), '1-MEADOW', 'Meadow Court');
    await person(get(), 'Quinn', ['quality-manager']);
    await person(get(), 'Hera', ['senior-manager']);
    await person(get(), 'Lou', ['locality-worker']);
  });
  const open = async () =>
    (
      await sql<{ rule: string; state: string; level: number; causes: number; confidentiality: string }>`
        select rule_key as rule, state, level, causes, confidentiality from escalation.escalation
         where authority_id = ${get().authorityId} order by rule_key`.execute(get().db.owner)
    ).rows;

  it('is rolled back together with its escalation', async () => {
    const failing = record(get(), heard(), {
      then: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await open()).toEqual([]);
    expect(await inboxes(get())).toEqual([]);
  });

  it('is escalated at once by whoever records it, also somebody who may not read the log', async () => {
    await record(get(), heard(), { roles: ['locality-worker'], house: true });
    expect(await open()).toContainEqual({
      rule: 'whistleblowing', state: 'raised', level: 2, causes: 1, confidentiality: 'whistleblower',
    }); // prettier-ignore
    expect(await steps(get())).toEqual(['raised 2', 'told 2']);
    expect(await inboxes(get())).toContainEqual({
      name: 'Quinn', kind: 'escalation.at-once', about: 'Meadow Court: Whistleblowing concern',
    }); // prettier-ignore
  });

  it('goes up when nobody answers', async () => {
    expect(await tick(get(), '2026-11-16T09:59:00Z')).toBe(0);
    expect(await tick(get(), '2026-11-16T10:01:00Z')).toBe(1);
    expect(await steps(get())).toEqual(['raised 2', 'told 2', 'moved up 3', 'told 3']);
  });
});
