import { PageTabs } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';

/** The pages about risk models; drafts for those who may write them. */
export function ModelTabs({ current, edits }: { current: 'force' | 'models' | 'drafts'; edits: boolean }) {
  const items = [
    { text: 'In force', href: paths.model(), current: current === 'force' },
    { text: 'All models', href: paths.models(), current: current === 'models' },
  ];
  if (edits) items.push({ text: 'Drafts', href: paths.drafts(), current: current === 'drafts' });
  return <PageTabs label="Risk models" items={items} />;
}
