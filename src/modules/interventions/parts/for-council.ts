import type { Authority, Reply, RequestContext, Route, SignedIn } from '../../../platform/web/index.ts';

/** A request of somebody who is signed in to a council. */
export type CouncilContext = RequestContext & { authority: Authority; person: SignedIn };

/** A handler that needs a council and a person; before set-up a person is sent there. */
export function forCouncil(work: (context: CouncilContext) => Promise<Reply>): Route['handler'] {
  return async (context) => {
    const { authority, person } = context;
    return authority === null || person === null
      ? { kind: 'redirect', to: '/set-up' }
      : work({ ...context, authority, person });
  };
}
