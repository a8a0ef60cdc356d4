import type { Tx } from '../db/types.ts';
import type { Warning } from '../govuk/own/warning-strip.tsx';
import { paths } from './paths.ts';
import { countDead } from './queries/fetch-mail-state.ts';

/** What pages must warn of those who look after mail: mails that could not be sent and that nobody has looked at. */
export async function findMailWarnings(tx: Tx): Promise<Warning[]> {
  const dead = await countDead(tx);
  if (dead === 0) return [];
  const text =
    dead === 1 ? 'A mail could not be sent' : `${dead.toLocaleString('en-GB')} mails could not be sent`;
  return [{ text, href: paths.mail() }];
}
