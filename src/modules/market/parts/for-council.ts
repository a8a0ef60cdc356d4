import type { Authority, Reply, RequestContext, Route } from '../../../platform/web/index.ts';

/** A request in a house that has been set up. */
export type CouncilContext = RequestContext & { authority: Authority };

/** A handler that needs a council; before set-up a person is sent there. */
export function forCouncil(work: (context: CouncilContext) => Promise<Reply>): Route['handler'] {
  return async (context) => {
    const { authority } = context;
    return authority === null ? { kind: 'redirect', to: '/set-up' } : work({ ...context, authority });
  };
}
