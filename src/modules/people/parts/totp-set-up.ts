import QRCode from 'qrcode';
import type { RequestContext } from '../../../platform/web/index.ts';
import { newTotpSecret, spacedSecret, totpUri } from '../rules/totp.ts';
import type { Person } from './person-scope.ts';

type Context = Pick<RequestContext, 'secrets' | 'clock'>;

const PURPOSE = 'totp set-up';
/** How long the page may lie open: time to find the phone. */
const SET_UP_MS = 60 * 60_000;

/** An authenticator app that is being set up: nothing is kept until its first code was right. */
export interface TotpSetUp {
  /** The secret, sealed, for the form to bring back. */
  sealed: string;
  /** The secret as people type it. */
  spaced: string;
  /** A QR code as an SVG in a data: address. */
  picture: string;
}

interface Sealed {
  secret: string;
  accountId: string;
  until: number;
}

/** A new secret for a person, or the one that their form brought back. */
export async function totpSetUp(
  { secrets, clock }: Context,
  person: Person,
  issuer: string,
  secret = newTotpSecret(),
): Promise<TotpSetUp> {
  const sealed: Sealed = {
    secret,
    accountId: person.accountId,
    until: clock.now().getTime() + SET_UP_MS,
  };
  const uri = totpUri(secret, { email: person.email, issuer });
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return {
    sealed: secrets.seal(JSON.stringify(sealed), PURPOSE),
    spaced: spacedSecret(secret),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  };
}

/** The secret that a form brought back; undefined where it is not that person's, or the page is too old. */
export function openTotpSetUp(
  { secrets, clock }: Context,
  person: Person,
  sealed: string,
): string | undefined {
  try {
    const opened = JSON.parse(secrets.open(sealed, PURPOSE)) as Sealed;
    const good = opened.accountId === person.accountId && opened.until > clock.now().getTime();
    return good ? opened.secret : undefined;
  } catch {
    return undefined;
  }
}
