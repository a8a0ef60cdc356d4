import { h } from 'preact';
import { exportTable } from '../../../../platform/exports/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { matrixOf, matrixTable } from './presenter.ts';
import { RolesPage } from './view.tsx';

/** GET: who may do what. */
export async function showRoles({ access }: RequestContext): Promise<Reply> {
  const view = h(RolesPage, { matrix: matrixOf(access) });
  return { kind: 'page', title: 'Roles and permissions', width: 'full', about: 'roles', view };
}

/** GET: the same as a CSV file. */
export async function downloadRoles({ access, today }: RequestContext): Promise<Reply> {
  const table = { title: 'Roles and permissions', day: today, ...matrixTable(matrixOf(access)) };
  return { kind: 'download', ...exportTable('csv', table) };
}
