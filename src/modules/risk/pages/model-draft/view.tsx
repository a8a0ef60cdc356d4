import {
  ActionBar,
  Button,
  DataTable,
  RagTag,
  Section,
  SummaryList,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { DraftFrame } from '../../parts/draft-frame.tsx';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import { paths } from '../../routes.ts';
import type { DraftModel, FloorRow, IndicatorRow } from './presenter.ts';

/** All that a draft says, each part with the page on which it is changed. */
export function DraftPage({ draft, page }: { draft: LoadedDraft; page: DraftModel }) {
  const { draftId, version } = draft;
  return (
    <DraftFrame draft={draft} tab="contents">
      <ul class="govuk-list" aria-label="Before it can be published">
        {page.tried.map(({ text, done, href }) => (
          <li>
            <Tag text={done ? 'Done' : 'To do'} classes={done ? 'govuk-tag--green' : 'govuk-tag--grey'} />{' '}
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <About draft={draft} page={page} />
      <div id="parts" tabindex={-1}>
        <Section
          id="indicators"
          title="Indicators: what gives points"
          action={
            <a class="govuk-link" href={paths.draft(draftId, 'add')}>
              Add an indicator or a floor
            </a>
          }
        >
          <Indicators rows={page.indicators} version={version} />
        </Section>
        <Section id="floors" title="Floors: what no score can undercut">
          <Floors rows={page.floors} version={version} />
        </Section>
      </div>
      <form method="post" action={paths.draft(draftId, 'discard')} id="discard" novalidate>
        <input type="hidden" name="version" value={version} />
        <ActionBar>
          <Button text="Simulate on today's services" href={paths.draft(draftId, 'simulation')} />
          <Button text="Discard this draft" classes="govuk-button--warning" preventDoubleClick />
        </ActionBar>
      </form>
    </DraftFrame>
  );
}

function About({ draft, page }: { draft: LoadedDraft; page: DraftModel }) {
  const change = (part: 'about' | 'limits', what: string) => ({
    items: [{ text: 'Change', href: paths.draft(draft.draftId, part), visuallyHiddenText: what }],
  });
  return (
    <SummaryList
      rows={[
        { key: { text: 'Name' }, value: { text: draft.model.name }, actions: change('about', 'the name') },
        {
          key: { text: 'For' },
          value: { text: page.kinds },
          actions: change('about', 'the kinds of service'),
        },
        {
          key: { text: 'Where it comes from' },
          value: { text: page.source },
          actions: change('about', 'where it comes from'),
        },
        {
          key: { text: 'Colours' },
          value: { text: page.thresholds },
          actions: change('limits', 'the colours'),
        },
        {
          key: { text: 'Caps, and what counts for more' },
          value: {
            content:
              page.groups.length === 0 ? (
                'None'
              ) : (
                <ul class="govuk-list govuk-list--bullet">
                  {page.groups.map((says) => (
                    <li>{says}</li>
                  ))}
                </ul>
              ),
          },
          actions: change('limits', 'caps, and what counts for more'),
        },
      ]}
    />
  );
}

function Indicators({ rows, version }: { rows: IndicatorRow[]; version: number }) {
  return (
    <DataTable
      id="draft-indicators"
      caption="Indicators"
      captionHidden
      columns={[
        { text: 'Indicator' },
        { text: 'What it counts' },
        { text: 'At most', format: 'numeric' },
        { text: 'Not known', format: 'numeric' },
        { text: 'State', classes: 'amb-nowrap' },
        { text: 'Act', hidden: true, classes: 'amb-nowrap' },
      ]}
      rows={rows.map((row) => ({
        cells: [
          <a class="govuk-link" href={row.href}>
            {row.label}
          </a>,
          row.counts,
          row.most,
          row.unknown,
          row.isOn ? 'On' : 'Off',
          <Moves row={row} name={row.label} version={version} />,
        ],
      }))}
    />
  );
}

function Floors({ rows, version }: { rows: FloorRow[]; version: number }) {
  return (
    <DataTable
      id="draft-floors"
      caption="Floors"
      captionHidden
      columns={[
        { text: 'While this is so' },
        { text: 'At least' },
        { text: 'State', classes: 'amb-nowrap' },
        { text: 'Act', hidden: true, classes: 'amb-nowrap' },
      ]}
      rows={rows.map((row) => ({
        cells: [
          <a class="govuk-link" href={row.href}>
            {row.when}
          </a>,
          <RagTag rag={row.atLeast} />,
          row.isOn ? 'On' : 'Off',
          <Moves row={row} name={row.when} version={version} />,
        ],
      }))}
    />
  );
}

function Moves(props: { row: { move: string; isOn: boolean }; name: string; version: number }) {
  const { row, name, version } = props;
  const button = (to: string, text: string) => (
    <button type="submit" class="amb-link-button" name="to" value={to}>
      {text}
      <span class="govuk-visually-hidden"> {name}</span>
    </button>
  );
  return (
    <form method="post" action={row.move}>
      <input type="hidden" name="version" value={version} />
      {row.isOn ? button('off', 'Switch off') : button('on', 'Switch on')} {button('away', 'Take away')}
    </form>
  );
}
