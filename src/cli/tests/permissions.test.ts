import { Command } from 'commander';
import { expect, it } from 'vitest';
import { accessTable } from '../../access.ts';
import type { CliContext } from '../context.ts';
import { COMMAND_PERMISSIONS, contextFor, wordsOf } from '../permissions.ts';
import { addCommands } from '../run.ts';
import { saveNewAccount } from '../../modules/people/index.ts';
import { applicationOn } from '../../app.ts';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import { newId } from '../../platform/clock/index.ts';

/** What can be called: a command without others below it, or one that does something of its own beside them. */
function leaves(command: Command): Command[] {
  const below = command.commands.flatMap(leaves);
  const acts = (command as unknown as { _actionHandler: unknown })._actionHandler !== null;
  return below.length === 0 || acts ? [command, ...below] : below;
}

it('every command has its row in the table of permissions, and no row is for a command that is not there', () => {
  const program = new Command('amberley');
  addCommands(program, {} as CliContext);
  expect(leaves(program).map(wordsOf).toSorted()).toEqual(Object.keys(COMMAND_PERMISSIONS).toSorted());
  const known = new Set(['operator', ...accessTable().permissions.map(({ permission }) => permission)]);
  expect(Object.values(COMMAND_PERMISSIONS).filter((permission) => !known.has(permission))).toEqual([]);
});

describeOnBothDatabases('a command with --as', (get) => {
  async function asking(roles: string[], permission: string) {
    const { db, clock, dataDir, authorityId } = get();
    const accountId = newId();
    const email = `${accountId}@council.example`;
    await db.within({ authorityId, actor: 'tester' }, (tx) =>
      saveNewAccount(tx, { accountId, authorityId, email, name: 'Ann Officer', state: 'active', roles }),
    );
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    const context = { withApplication: (work) => work(application) } as CliContext;
    return contextFor(context, permission, { as: email.toUpperCase() }).withApplication(async (lent) => ({
      scope: await lent.scope(),
      figures: lent.figures.all().map(({ id }) => id),
      email,
    }));
  }

  it('acts as that person, with their permissions and figures', async () => {
    const { scope, figures, email } = await asking(['member'], 'cqc.read');
    expect(scope).toMatchObject({ authorityId: get().authorityId, actor: `Ann Officer (${email})` });
    expect(scope.permissions).not.toContain('insight.read');
    expect(figures).toContain('cqc.rating-distribution');
    expect(figures).not.toContain('risk.rag-distribution');
  });

  it('is refused where their roles do not hold its permission', async () => {
    await expect(asking(['member'], 'insight.import')).rejects.toThrow(
      /may not do this: it needs the permission insight\.import/,
    );
  });

  it('opens no secrets that the command does not ask for', async () => {
    const { db, clock, dataDir } = get();
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    let opened = 0;
    Object.defineProperty(application, 'secrets', {
      enumerable: true,
      configurable: true,
      get: () => ++opened,
    });
    const context = { withApplication: (work) => work(application) } as CliContext;
    const lent = contextFor(context, 'cqc.read', { council: 'Testshire Council' });
    expect(await lent.withApplication(async (found) => (await found.scope()).authorityId)).toBe(
      get().authorityId,
    );
    expect(opened).toBe(0);
    expect(await lent.withApplication(async ({ secrets }) => secrets)).toBe(1);
  });

  it('is refused for nobody, and for what only the operator does', async () => {
    const { db, clock, dataDir } = get();
    const application = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock);
    const context = { withApplication: (work) => work(application) } as CliContext;
    const nobody = contextFor(context, 'cqc.read', { as: 'nobody@council.example' });
    await expect(nobody.withApplication(async () => 1)).rejects.toThrow(/Nobody who can sign in/);
    expect(() => contextFor(context, 'operator', { as: 'nobody@council.example' })).toThrow(/leave --as out/);
  });
});
