import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { loadCaseload } from '../../parts/load-caseload.ts';
import { paths } from '../../routes.ts';
import { presentCaseload } from './presenter.ts';
import { CaseloadPage } from './view.tsx';

/** GET /reviews/:month: the services of whoever asks, in the order in which they are looked at. */
export const showCaseload = forCouncil(async (context): Promise<Reply> => {
  const caseload = await loadCaseload(context);
  const model = presentCaseload(caseload, {
    today: context.today,
    mayDecide: context.may('risk.decide'),
    mayManage: context.may('reviews.manage'),
  });
  return {
    kind: 'page',
    title: model.title,
    about: 'reviews',
    width: 'full',
    back: { text: 'Monthly reviews', href: paths.overview() },
    view: h(CaseloadPage, model),
  };
});
