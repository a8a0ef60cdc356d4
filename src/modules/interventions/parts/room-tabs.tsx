import { PageTabs } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';

type Tab = 'list' | 'checks' | 'protocols' | 'quotas';

/** The pages of this room that are not about one service. */
export function RoomTabs({ current, administers }: { current: Tab; administers: boolean }) {
  const all: { tab: Tab; text: string; href: string }[] = [
    { tab: 'list', text: 'Under way', href: paths.list() },
    { tab: 'checks', text: 'Random checks', href: paths.checks() },
    { tab: 'protocols', text: 'Protocol', href: paths.protocols() },
  ];
  if (administers) all.push({ tab: 'quotas', text: 'Quotas', href: paths.quotas() });
  return (
    <PageTabs
      label="Interventions"
      items={all.map(({ tab, text, href }) => ({ text, href, current: tab === current }))}
    />
  );
}
