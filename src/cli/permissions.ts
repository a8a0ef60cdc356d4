import type { Command } from 'commander';
import type { Application } from '../app.ts';
import { findPersonByEmail } from '../modules/people/index.ts';
import { CommandFailure, type CliContext } from './context.ts';

/** Only the operator of the machine, whoever else `--as` names. */
const OPERATOR_ONLY = 'operator';

/**
 * The one table of what each command lets its caller do. The command line belongs to the operator of the machine, who holds
 * every permission; with `--as EMAIL` it acts as that person and asks theirs. There is no command without a row.
 */
export const COMMAND_PERMISSIONS: Readonly<Record<string, string>> = {
  serve: OPERATOR_ONLY,
  demo: OPERATOR_ONLY,
  'set-up-link': OPERATOR_ONLY,
  migrate: OPERATOR_ONLY,
  backup: OPERATOR_ONLY,
  restore: OPERATOR_ONLY,
  move: OPERATOR_ONLY,
  import: 'insight.import',
  'import intelligence': 'intelligence.administer',
  'sync cqc': 'insight.import',
  services: 'insight.read',
  'extract take': 'insight.extract',
  'extract verify': 'insight.extract',
  figures: 'cqc.read',
  figure: 'cqc.read',
  rate: 'risk.read',
  backtest: 'risk.read',
  'model list': 'risk.read',
  'model check': 'risk.edit-model',
  'model simulate': 'risk.edit-model',
  'model backtest': 'risk.edit-model',
  retention: 'platform.retention',
  'subject-access': 'platform.subject-access',
  'audit verify': OPERATOR_ONLY,
  'audit heads': OPERATOR_ONLY,
};

/** A command as it is called: "audit verify". */
export function wordsOf(command: Command): string {
  const above = command.parent;
  return above === null || above.parent === null ? command.name() : `${wordsOf(above)} ${command.name()}`;
}

/** What a command asks of its caller. */
export function permissionOf(command: Command): string {
  const permission = COMMAND_PERMISSIONS[wordsOf(command)];
  if (permission === undefined) throw new Error(`no row says who may run "${wordsOf(command)}"`);
  return permission;
}

/**
 * The context of a command that was called with `--as` or `--council`: its application is that council's, acts as that person,
 * and has only the figures they may ask.
 *
 * @throws CommandFailure where nobody active has that e-mail address, or they may not use the command
 */
export function contextFor(
  context: CliContext,
  permission: string,
  options: { as?: string; council?: string },
): CliContext {
  const { as: email, council } = options;
  if (email === undefined && council === undefined) return context;
  if (email !== undefined && permission === OPERATOR_ONLY)
    throw new CommandFailure('Only the operator of the machine can do this: leave --as out.', 2);
  return {
    ...context,
    withApplication: (work) =>
      context.withApplication(async (application) =>
        work(
          email === undefined
            ? inCouncil(application, council)
            : await asPerson(application, email, permission, council),
        ),
      ),
  };
}

/** The same application but for some of it. Its secrets are still opened only when somebody asks for them. */
function changed(application: Application, parts: Partial<Application>): Application {
  const all = {
    ...Object.getOwnPropertyDescriptors(application),
    ...Object.getOwnPropertyDescriptors(parts),
  };
  return Object.defineProperties({}, all) as Application;
}

function inCouncil(application: Application, council: string | undefined): Application {
  return changed(application, {
    authority: (name) => application.authority(name ?? council),
    scope: (name) => application.scope(name ?? council),
  });
}

async function asPerson(
  application: Application,
  email: string,
  permission: string,
  council: string | undefined,
): Promise<Application> {
  const person = await findPersonByEmail(application.db, email);
  if (person === undefined)
    throw new CommandFailure(`Nobody who can sign in has the e-mail address ${email}.`);
  const authority = await application.authority(person.authorityId);
  if (council !== undefined && (await application.authority(council))?.authorityId !== person.authorityId)
    throw new CommandFailure(`${email} does not belong to ${council}.`);
  const held = application.access.permissionsOf(person.roles);
  if (!held.includes(permission))
    throw new CommandFailure(`${email} may not do this: it needs the permission ${permission}.`);
  const actor = `${person.name} (${person.email})`;
  return changed(application, {
    figures: application.figures.allowedTo((each) => held.includes(each)),
    authority: async () => authority,
    authorities: async () => (authority === null ? [] : [authority]),
    scope: async () => ({ authorityId: person.authorityId, actor, permissions: held }),
  });
}
