// An identity provider on this very machine, to try single sign-on with: docs/how-to/single-sign-on.md. It needs the packages
// that `npm install` brings for development (oidc-provider). It asks for no password, so it answers to 127.0.0.1 alone.
//
//   node scripts/loopback-identity-provider.mjs [--port 4600] [--amberley http://127.0.0.1:3000]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { node24, requireLauncherNode } from './node24.mjs';

/** Names that are no secret: whoever can reach the provider may be anybody. */
const CLIENT_ID = 'amberley';
const CLIENT_SECRET = 'loopback-only-secret';

const PEOPLE = [
  ['ada', 'Ada Administrator', ['Amberley.Administrator']],
  ['olu', 'Olu Officer', ['Amberley.ContractsOfficer']],
  ['mina', 'Mina Manager', ['Amberley.QualityManager', 'Amberley.Analyst']],
  ['noor', 'Noor Nobody', []],
].map(([subject, name, roles]) => ({
  subject,
  name,
  email: `${subject}@council.example`,
  emailVerified: true,
  roles,
}));

requireLauncherNode();
if (node24() === process.execPath) await main();
else {
  const again = spawn(node24(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => again.kill(signal));
  again.on('exit', (code) => process.exit(code ?? 1));
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4600' },
      amberley: { type: 'string', default: 'http://127.0.0.1:3000' },
    },
  });
  const amberley = new URL(values.amberley);
  // Both names that a browser may know this machine by.
  const other = amberley.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const origins = [amberley.origin, `${amberley.protocol}//${other}:${amberley.port}`];
  const { startIdentityProvider } = await load();
  const { issuer } = await startIdentityProvider({
    port: Number(values.port),
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    origins,
    people: PEOPLE,
  });
  console.log(`The loopback identity provider is at ${issuer}, for Amberley at ${amberley.origin}.

  Issuer      ${issuer}
  Client id   ${CLIENT_ID}
  Secret      start Amberley with SIGN_ON_SECRET=${CLIENT_SECRET}

People who can be chosen there:
${PEOPLE.map(({ name, email, roles }) => `  ${name.padEnd(20)} ${email.padEnd(24)} ${roles.join(', ') || 'no role'}`).join('\n')}

Stop it with Ctrl+C.`);
}

async function load() {
  try {
    return await import('../tests/support/identity-provider.ts');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(
      'The loopback identity provider needs the packages for development: run npm install, and try again.',
    );
    process.exit(1);
  }
}
