import { h } from 'preact';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { ADMINISTER } from '../../parts/may-act.ts';
import { fetchProtocols, type ProtocolVersion } from '../../queries/fetch-protocols.ts';
import { paths } from '../../routes.ts';
import { protocolInForce } from '../../rules/protocol.ts';
import { presentProtocol } from './presenter.ts';
import { ProtocolPage } from './view.tsx';

/** GET /settings/intervention-protocols: what holds today. */
export const showProtocol = forCouncil(async (context) => {
  const versions = await fetchProtocols(context.tx);
  const { owner, version } = protocolInForce(versions, context.today);
  const shown = versions.find((one) => one.owner === owner && one.version === version)!;
  return page(context, versions, shown);
});

/** GET .../:owner/:version: a version, of now or before. */
export const showProtocolVersion = forCouncil(async (context) => {
  const { owner, version } = context.params;
  const versions = await fetchProtocols(context.tx);
  const shown = versions.find((one) => one.owner === owner && String(one.version) === version);
  if (shown === undefined) throw new NotFound('such version of the protocol');
  return page(context, versions, shown);
});

function page({ today, may }: CouncilContext, versions: ProtocolVersion[], shown: ProtocolVersion): Reply {
  return {
    kind: 'page',
    title: 'Protocol of interventions',
    width: 'full',
    about: 'intervention-protocols',
    back: { text: 'Interventions', href: paths.list() },
    view: h(ProtocolPage, { model: presentProtocol(versions, shown, today), administers: may(ADMINISTER) }),
  };
}
