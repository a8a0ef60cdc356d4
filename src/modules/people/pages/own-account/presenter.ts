import type { SignedIn } from '../../../../platform/web/index.ts';
import { momentWords } from '../../parts/moment-words.ts';
import type { Credential } from '../../queries/fetch-means.ts';
import type { OwnEvent } from '../../queries/fetch-own-events.ts';
import type { OpenSession } from '../../queries/fetch-sessions.ts';
import { browserWords } from '../../rules/browser-words.ts';
import { eventWords } from '../../rules/event-words.ts';
import { findRole } from '../../rules/roles.ts';
import type { Means } from '../../rules/second-factors.ts';

interface Found {
  means: readonly Credential[];
  sessions: readonly OpenSession[];
  events: readonly OwnEvent[];
  signOn: { name: string } | undefined;
  isDemonstration: boolean;
}

/** One's own account as plain words. */
export interface PresentedAccount {
  name: string;
  email: string;
  roles: { name: string; purpose: string }[];
  /** "Set on 1 Nov 2026, 09:30"; null for whoever has no password here. */
  password: string | null;
  totp: { credentialId: string; words: string } | null;
  passkeys: { credentialId: string; label: string; added: string; used: string }[];
  recoveryCodes: number;
  /** Whether recovery codes are of use: there is a second step that they stand in for. */
  secondStep: boolean;
  signOn: string | null;
  sessions: {
    sessionId: string;
    browser: string;
    address: string;
    since: string;
    seen: string;
    here: boolean;
  }[];
  events: { at: string; what: string; where: string }[];
}

/** Puts one's own account into words. */
export function presentAccount(person: SignedIn, found: Found): PresentedAccount {
  const { means, sessions, events, signOn } = found;
  const password = means.find(({ kind }) => kind === 'password');
  const totp = means.find(({ kind }) => kind === 'totp');
  const used = ({ lastUsedAt }: Credential) => (lastUsedAt === null ? 'never' : momentWords(lastUsedAt));
  const { totp: hasTotp, passkeys } = meansOf(means);
  return {
    name: person.name,
    email: person.email,
    roles: person.roles.map((role) => findRole(role) ?? { name: role, purpose: '' }),
    password: password === undefined ? null : `Set on ${momentWords(password.createdAt)}`,
    totp:
      totp === undefined
        ? null
        : {
            credentialId: totp.credentialId,
            words: `Set up on ${momentWords(totp.createdAt)}, last used: ${used(totp)}`,
          },
    passkeys: means
      .filter(({ kind }) => kind === 'passkey')
      .map((passkey) => ({
        credentialId: passkey.credentialId,
        label: passkey.label,
        added: momentWords(passkey.createdAt),
        used: used(passkey),
      })),
    recoveryCodes: means.filter(({ kind }) => kind === 'recovery-code').length,
    secondStep: hasTotp || passkeys > 0,
    signOn: signOn?.name ?? null,
    sessions: sessions.map((session) => ({
      sessionId: session.sessionId,
      browser: browserWords(session.agent),
      address: session.address,
      since: momentWords(session.createdAt),
      seen: momentWords(session.lastSeenAt),
      here: session.sessionId === person.sessionId,
    })),
    events: events.map(({ at, action, details }) => ({
      at: momentWords(at),
      what: eventWords(action, details ?? {}),
      where: typeof details?.address === 'string' ? details.address : '',
    })),
  };
}

/** What a person signs in with, as the rules ask it. */
export const meansOf = (credentials: readonly Credential[]): Means => ({
  password: credentials.some(({ kind }) => kind === 'password'),
  totp: credentials.some(({ kind }) => kind === 'totp'),
  passkeys: credentials.filter(({ kind }) => kind === 'passkey').length,
});
