import type { ComponentChildren } from 'preact';
import { DataTable, PageHeading, PageTabs, WarningText } from '../../../platform/govuk/index.ts';
import { paths } from '../routes.ts';
import type { ModelDifference } from '../rules/draft-differences.ts';
import type { LoadedDraft } from './for-draft.ts';

export type DraftTab = 'contents' | 'differences' | 'simulation' | 'back-test' | 'publish' | 'file';

/** The top of every page of a draft: its name, what it was made from, and its other pages. */
export function DraftFrame(props: {
  draft: LoadedDraft;
  tab: DraftTab;
  title?: string;
  children: ComponentChildren;
}) {
  const { draft, tab, title } = props;
  const { draftId, model } = draft;
  const all: { tab: DraftTab; text: string; href: string }[] = [
    { tab: 'contents', text: 'Contents', href: paths.draft(draftId) },
    { tab: 'differences', text: 'Differences', href: paths.draft(draftId, 'differences') },
    { tab: 'simulation', text: 'Simulation', href: paths.draft(draftId, 'simulation') },
    { tab: 'back-test', text: 'Back-test', href: paths.draft(draftId, 'back-test') },
    { tab: 'file', text: 'File', href: paths.draft(draftId, 'file') },
    { tab: 'publish', text: 'Publish', href: paths.draft(draftId, 'publish') },
  ];
  return (
    <>
      <PageHeading
        title={title ?? model.name}
        caption={title === undefined ? 'Draft of a risk model' : `Draft: ${model.name}`}
      />
      <PageTabs
        label="This draft"
        items={all.map(({ tab: of, text, href }) => ({ text, href, current: of === tab }))}
      />
      {props.children}
    </>
  );
}

/** What somebody else saved meanwhile, against what this form would make of it. */
export function Overtaken({ by, differences }: { by: string; differences: readonly ModelDifference[] }) {
  return (
    <>
      <WarningText
        text={`${by} saved this draft while you were writing. What you typed is below, and nothing of it was saved yet.`}
        iconFallbackText="Warning"
      />
      <DifferenceTable
        id="meanwhile"
        caption="What saving again would change"
        before={`As ${by} saved it`}
        now="As you typed it"
        differences={differences}
        empty="Nothing: what you typed is as it was saved."
      />
    </>
  );
}

/** What one model says otherwise than another. */
export function DifferenceTable(props: {
  id: string;
  caption: string;
  captionHidden?: boolean;
  before: string;
  now: string;
  differences: readonly ModelDifference[];
  empty: string;
}) {
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      captionHidden={props.captionHidden}
      columns={[{ text: 'Part' }, { text: 'What' }, { text: props.before }, { text: props.now }]}
      rows={props.differences.map(({ part, what, before, now }) => ({
        cells: [part, what, before === '' ? <None /> : before, now === '' ? <None /> : now],
      }))}
      empty={<p class="govuk-body">{props.empty}</p>}
    />
  );
}

function None() {
  return <span class="govuk-hint">not there</span>;
}
