import { PageTabs } from '../../govuk/index.ts';
import { paths } from '../paths.ts';

/** The two pages of the trail. */
export function AuditTabs({ current }: { current: 'list' | 'check' }) {
  return (
    <PageTabs
      label="The audit trail"
      items={[
        { text: 'Entries', href: paths.list(), current: current === 'list' },
        { text: 'Check', href: paths.check(), current: current === 'check' },
      ]}
    />
  );
}
