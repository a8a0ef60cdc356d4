import type { Clock } from '../clock/index.ts';
import type { Authority } from './types.ts';

/** Another process may have changed the council: what is remembered is believed for so long. */
const BELIEVED_MS = 5000;

/** The council that every request asks for, without a query each time. Before set-up there is nothing to remember. */
export interface RememberedAuthority {
  find(): Promise<Authority | null>;
  /** Looks again at the next request; called when this process may have changed the council. */
  forget(): void;
}

/** Remembers what `look` found. */
export function rememberAuthority(look: () => Promise<Authority | null>, clock: Clock): RememberedAuthority {
  let known: { authority: Authority; at: number } | undefined;
  return {
    find: async () => {
      const now = clock.now().getTime();
      if (known !== undefined && now - known.at < BELIEVED_MS) return known.authority;
      const authority = await look();
      known = authority === null ? undefined : { authority, at: now };
      return authority;
    },
    forget: () => {
      known = undefined;
    },
  };
}
