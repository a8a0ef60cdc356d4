import { h } from 'preact';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { fetchBoard } from '../../queries/fetch-board.ts';
import { paths } from '../../routes.ts';
import { monthBefore } from '../../rules/cycle-days.ts';
import { readBoard } from './form.ts';
import { presentBoard } from './presenter.ts';
import { BoardPage } from './view.tsx';

/** GET /reviews/board: every service by colour on a day, and what moved in the month before it. */
export const showBoard = forCouncil(async ({ tx, query, today }): Promise<Reply> => {
  const asked = readBoard(query, today);
  const before = monthBefore(asked.on);
  const services = await fetchBoard(tx, asked.on, before);
  const model = presentBoard(services, asked, { before, today, fields: query });
  return {
    kind: 'page',
    title: 'Board of services',
    about: 'board',
    width: 'full',
    errors: asked.errors,
    status: asked.errors.length > 0 ? 400 : 200,
    back: { text: 'Monthly reviews', href: paths.overview() },
    view: h(BoardPage, model),
  };
});
