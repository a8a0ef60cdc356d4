import {
  ActionBar,
  Button,
  DataTable,
  FigureLink,
  FigureTiles,
  InsetText,
  PageHeading,
  Section,
} from '../../../../platform/govuk/index.ts';
import { peoplePaths } from '../../../people/index.ts';
import { paths } from '../../routes.ts';
import type { ImportResultModel } from './presenter.ts';
import { Added, Changes, Movements, Rejected } from './tables.tsx';

/** What an import changed, or what a look at a file says that it would. */
export function ImportResultPage({ model }: { model: ImportResultModel }) {
  return (
    <>
      <PageHeading title={model.title} caption={`${model.fileName}: ${model.caption}`} lead={model.lead} />
      {model.error === null ? null : <Failure model={model} />}
      {model.areaHint === null ? null : <AreaHint model={model} />}
      <WhatNext model={model} />
      {model.counts === null ? null : <FigureTiles label="Records of the file" tiles={tilesOf(model)} />}
      {model.moved.length > 0 ? <Moved model={model} /> : null}
      {model.movements.length > 0 ? <Movements model={model} /> : null}
      {model.changes.length > 0 ? <Changes model={model} /> : null}
      {model.added.length > 0 ? <Added model={model} /> : null}
      {model.leftOut.length > 0 || model.notes.length > 0 ? <LeftOut model={model} /> : null}
      {model.rejectedTotal > 0 ? <Rejected model={model} /> : null}
    </>
  );
}

function tilesOf(model: ImportResultModel) {
  return (model.counts ?? []).map(({ label, n, note }) => ({
    label,
    value: n,
    note,
    ...(label === 'Rejected' && n > 0 ? { tone: 'amber' as const, href: '#rejected-title' } : {}),
    ...(label === 'Left out' && n > 0 ? { href: '#left-out-title' } : {}),
  }));
}

function Failure({ model }: { model: ImportResultModel }) {
  return (
    <div class="govuk-inset-text amb-failure">
      <p class="govuk-body govuk-!-font-weight-bold">{model.error}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.import()}>
          Choose another file
        </a>
      </p>
    </div>
  );
}

function AreaHint({ model }: { model: ImportResultModel }) {
  const places = model.written?.localAuthorities.join(', ') ?? '';
  return (
    <InsetText>
      {model.areaHint === 'outside'
        ? `None of these services is in your council's area${places === '' ? '' : `; they are in ${places}`}. `
        : "Your council's area is not set yet, so no service counts as yours. "}
      <a class="govuk-link" href="/services?scope=everywhere">
        See services everywhere in the data
      </a>
      , or{' '}
      <a class="govuk-link" href={peoplePaths.council()}>
        change the area of your council
      </a>
      .
    </InsetText>
  );
}

function WhatNext({ model }: { model: ImportResultModel }) {
  if (model.state === 'done') {
    return (
      <ActionBar>
        <Button text="Look at the riskiest services" href="/services" />
        <a class="govuk-link" href={paths.dataQuality()}>
          Check the quality of the data
        </a>
        <a class="govuk-link" href={paths.import()}>
          Import another file
        </a>
      </ActionBar>
    );
  }
  if (model.state !== 'discarded') return null;
  return (
    <>
      {model.runHref === null ? null : (
        <form method="post" action={model.runHref}>
          <ActionBar>
            <Button id="run" text={model.runText} preventDoubleClick />
            <a class="govuk-link" href={paths.import()}>
              Leave it, choose another file
            </a>
          </ActionBar>
        </form>
      )}
      {model.keptHref === null ? null : (
        <InsetText id="run">
          This file has been imported since.{' '}
          <a class="govuk-link" href={model.keptHref}>
            See what it changed
          </a>
          .
        </InsetText>
      )}
      {model.noRun === null ? null : (
        <InsetText id="run">
          {model.noRun}{' '}
          <a class="govuk-link" href={paths.import()}>
            Upload a file
          </a>
        </InsetText>
      )}
    </>
  );
}

function Moved({ model }: { model: ImportResultModel }) {
  return (
    <Section id="moved" title={model.state === 'done' ? 'What moved' : 'What would move'}>
      <ul class="amb-inline-list">
        {model.moved.map((one) => (
          <li>
            {one.label}:{' '}
            {one.href === null ? (
              <FigureLink value={one.n} />
            ) : (
              <FigureLink value={one.n} href={one.href} unit={one.label} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LeftOut({ model }: { model: ImportResultModel }) {
  return (
    <Section id="left-out" title="Left out, and worth knowing">
      <DataTable
        id="left-out-table"
        caption="Why records were left out"
        captionHidden
        columns={[{ text: 'Why' }, { text: 'Records', format: 'numeric' }]}
        rows={[
          ...model.leftOut.map(({ reason, n }) => ({
            cells: [`Left out: ${reason}`, n.toLocaleString('en-GB')],
          })),
          ...model.notes.map(({ note, n }) => ({ cells: [`Note: ${note}`, n.toLocaleString('en-GB')] })),
        ]}
      />
    </Section>
  );
}
