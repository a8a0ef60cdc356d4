import { randomBytes } from 'node:crypto';
import { cookieName, type Cookie, type RequestContext } from '../../../platform/web/index.ts';

const PURPOSE = 'device';
const YEAR_SECONDS = 365 * 24 * 3_600;
const MOST_PEOPLE = 5;

/** A browser that people have signed in with, wholly: its own name, and whose it is. */
interface Device {
  device: string;
  people: string[];
}

type Context = Pick<RequestContext, 'cookies' | 'origin' | 'secrets'>;

const nameOf = ({ origin }: Pick<Context, 'origin'>) => cookieName('device', origin.startsWith('https:'));

function read(context: Context): Device | undefined {
  const signed = context.cookies[nameOf(context)];
  const text = signed === undefined ? undefined : context.secrets.verify(signed, PURPOSE);
  // What we signed ourselves is whole.
  return text === undefined ? undefined : (JSON.parse(text) as Device);
}

/** The name of this browser, where that person has signed in with it before; null where they have not. */
export function deviceOf(context: Context, accountId: string | undefined): string | null {
  const known = read(context);
  return known !== undefined && accountId !== undefined && known.people.includes(accountId)
    ? known.device
    : null;
}

/** The cookie that makes this browser one of a person's own, for a year after each whole sign-in. */
export function deviceCookie(context: Context, accountId: string): Cookie {
  const known = read(context);
  const others = (known?.people ?? []).filter((each) => each !== accountId);
  const device: Device = {
    device: known?.device ?? randomBytes(12).toString('base64url'),
    people: [accountId, ...others].slice(0, MOST_PEOPLE),
  };
  const value = context.secrets.sign(JSON.stringify(device), PURPOSE);
  return { name: nameOf(context), value, maxAge: YEAR_SECONDS };
}
