import type { StackedBarGroup } from '../../../../platform/charts/index.ts';
import { queryString } from '../../../../platform/forms/index.ts';
import { peoplePaths } from '../../../people/index.ts';
import type { OfficerWorkload } from '../../queries/fetch-workload.ts';
import { paths } from '../../routes.ts';

export interface WorkloadModel {
  any: boolean;
  bars: StackedBarGroup[];
  rows: {
    name: string;
    note: string;
    href: string | undefined;
    services: number;
    colours: { key: string; n: number; href: string | undefined }[];
    handOver: string | null;
  }[];
  /** The pages of administrators and managers beside this one; null for whoever sees none. */
  tabs: { administers: boolean } | null;
}

/** The workload as its page shows it: who cannot be asked for in the list of services has no links. */
export function presentWorkload(
  found: OfficerWorkload[],
  may: (permission: string) => boolean,
): WorkloadModel {
  const rows = found.map((each) => presentRow(each, may('market.edit')));
  return {
    any: found.some(({ services }) => services > 0),
    rows,
    bars: rows
      .filter(({ services }) => services > 0)
      .map(({ name, href, colours }) => ({
        label: name,
        totalHref: href,
        values: Object.fromEntries(colours.map(({ key, n }) => [key, n])),
        hrefs: Object.fromEntries(colours.map(({ key, href: to }) => [key, to])),
      })),
    tabs: may('people.arrange') ? { administers: may('people.administer') } : null,
  };
}

function presentRow(each: OfficerWorkload, mayHandOver: boolean): WorkloadModel['rows'][number] {
  const { officerId, name, active, services, red, amber, green, coveredBy } = each;
  const link = (rag?: string) =>
    officerId === null ? undefined : `${paths.services()}${queryString({ officer: officerId, rag })}`;
  return {
    name: name ?? 'Nobody',
    note: !active ? 'Has left' : coveredBy === null ? '' : `Away, covered by ${coveredBy}`,
    href: link(),
    services,
    colours: [
      { key: 'Red', n: red, href: link('Red') },
      { key: 'Amber', n: amber, href: link('Amber') },
      { key: 'Green', n: green, href: link('Green') },
      { key: 'No RAG', n: services - red - amber - green, href: undefined },
    ],
    handOver: officerId !== null && services > 0 && mayHandOver ? peoplePaths.handOver(officerId) : null,
  };
}
