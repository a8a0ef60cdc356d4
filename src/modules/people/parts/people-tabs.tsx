import { PageTabs } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';

const TABS = [
  { tab: 'accounts', text: 'People', href: paths.accounts(), administers: true },
  { tab: 'teams', text: 'Teams', href: paths.teams() },
  { tab: 'cover', text: 'Cover', href: paths.cover() },
  { tab: 'workload', text: 'Workload', href: paths.workload() },
  { tab: 'officers', text: 'Officers', href: paths.officers(), administers: true },
  { tab: 'roles', text: 'Roles', href: paths.roles(), administers: true },
] as const;

interface Props {
  current: (typeof TABS)[number]['tab'];
  /** Whether the reader may see the pages of administrators. */
  administers: boolean;
}

/** The pages about people, across the top of each. */
export function PeopleTabs({ current, administers }: Props) {
  const items = TABS.filter((each) => administers || !('administers' in each)).map(({ tab, text, href }) => ({
    text,
    href,
    current: tab === current,
  }));
  return <PageTabs label="People" items={items} />;
}
