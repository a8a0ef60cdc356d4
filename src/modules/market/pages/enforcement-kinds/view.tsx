import { DataTable, PageHeading, Tag } from '../../../../platform/govuk/index.ts';
import type { EnforcementKind } from '../../queries/fetch-enforcement-kinds.ts';

/** The kinds of enforcement and what each does to the risk rating. */
export function EnforcementKindsPage({ kinds }: { kinds: EnforcementKind[] }) {
  return (
    <>
      <PageHeading
        title="Kinds of enforcement"
        lead="What the regulator can do, and what it does to the risk rating while it is in force."
      />
      <DataTable
        id="kinds"
        caption="Kinds of enforcement"
        captionHidden
        columns={[{ text: 'Kind' }, { text: 'While in force' }]}
        rows={kinds.map(({ kind, severe }) => ({
          cells: [
            kind,
            severe ? <Tag text="Holds at Red" classes="govuk-tag--red" /> : 'Counts towards the score',
          ],
        }))}
      />
    </>
  );
}
