import type { Clock } from '../clock/index.ts';
import type { Authority } from './types.ts';

/** Another process may have changed a council: what is remembered is believed for so long. */
const BELIEVED_MS = 5000;

/** The councils that requests ask for, without a query each time. What is not there is never remembered. */
export interface RememberedAuthority {
  /** The council of that id; for null the only one of the installation, where there is one only. */
  find(authorityId: string | null): Promise<Authority | null>;
  /** Looks again at the next request; called when this process may have changed a council. */
  forget(): void;
}

/** Remembers what `look` found. */
export function rememberAuthority(
  look: (authorityId: string | null) => Promise<Authority | null>,
  clock: Clock,
): RememberedAuthority {
  const known = new Map<string | null, { authority: Authority; at: number }>();
  return {
    find: async (authorityId) => {
      const now = clock.now().getTime();
      const held = known.get(authorityId);
      if (held !== undefined && now - held.at < BELIEVED_MS) return held.authority;
      const authority = await look(authorityId);
      if (authority === null) known.delete(authorityId);
      else known.set(authorityId, { authority, at: now });
      return authority;
    },
    forget: () => known.clear(),
  };
}
