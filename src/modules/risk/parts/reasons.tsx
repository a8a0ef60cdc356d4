import { DataTable, RagTag } from '../../../platform/govuk/index.ts';
import type { ChangesModel, ReasonsModel } from './present-reasons.ts';

/** What adds to a score, what holds the colour, and what is not known. */
export function Reasons({ reasons }: { reasons: ReasonsModel }) {
  return (
    <>
      <p class="govuk-body">{reasons.why}</p>
      <DataTable
        id="contributions"
        caption="What adds to its score"
        captionHidden
        firstCellIsHeader={false}
        columns={[{ text: 'What adds to its score' }, { text: 'Points', format: 'numeric' }]}
        rows={reasons.contributions.map(({ words, points }) => ({ cells: [words, points] }))}
        foot={{ cells: ['Score', reasons.score] }}
        empty={<p class="govuk-body">Nothing known adds to its score, which is {reasons.score}.</p>}
      />
      {reasons.floors.length > 0 && (
        <>
          <h3 class="govuk-heading-s">What holds its colour</h3>
          <ul class="amb-plain-list">
            {reasons.floors.map((floor) => (
              <li>
                At least <RagTag rag={floor.atLeast} /> {floor.words}
              </li>
            ))}
          </ul>
        </>
      )}
      {reasons.unknown.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Not known</h3>
          <ul class="amb-plain-list">
            {reasons.unknown.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What changed in the reasons since a day. */
export function ReasonChanges({ changes }: { changes: ChangesModel | null }) {
  if (changes === null) return <p class="govuk-body">Nothing is on record to compare with.</p>;
  return (
    <>
      <p class="govuk-body">
        Against {changes.since}: {changes.score}
      </p>
      <DataTable
        id="changes"
        caption="What changed"
        captionHidden
        firstCellIsHeader={false}
        columns={[
          { text: 'Change', classes: 'amb-nowrap' },
          { text: 'What' },
          { text: 'Points', format: 'numeric' },
        ]}
        rows={changes.lines.map(({ what, words, points }) => ({ cells: [what, words, points] }))}
        empty={<p class="govuk-body">Nothing that adds to its score is different.</p>}
      />
    </>
  );
}
