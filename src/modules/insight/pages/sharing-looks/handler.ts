import { h } from 'preact';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { peoplePaths } from '../../../people/index.ts';
import { fetchLooksAcross } from '../../queries/fetch-looks-across.ts';
import { presentLooks } from './presenter.ts';
import { SharingLooksPage } from './view.tsx';

const PER_PAGE = 50;

/** GET /settings/sharing/looks: who of other councils looked at what of ours. */
export async function showSharingLooks({ tx, scope, query }: RequestContext): Promise<Reply> {
  const page = /^[1-9]\d{0,3}$/.test(one(query, 'page')) ? Number(one(query, 'page')) : 1;
  const asked = { authorityId: scope.authorityId ?? '', page, perPage: PER_PAGE };
  const model = presentLooks(await fetchLooksAcross(tx, asked), page);
  return {
    kind: 'page',
    title: 'Who looked at our services',
    width: 'full',
    about: 'sharing',
    back: { text: 'Sharing', href: peoplePaths.sharing() },
    view: h(SharingLooksPage, { model }),
  };
}
