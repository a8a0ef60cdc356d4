import {
  DataTable,
  Details,
  DownloadLinks,
  EmptyState,
  PageHeading,
  RagTag,
  Section,
  Tag,
} from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { DrawModel } from './presenter.ts';

/** A draw: who was drawn, the proof, and all that it takes to draw again. */
export function DrawPage({ model, title }: { model: DrawModel; title: string }) {
  const download = (format: string) => `${paths.draw(model.id)}/download/${format}`;
  return (
    <>
      <PageHeading title={title} lead={model.when} />
      {model.reason !== '' && <p class="govuk-body">Drawn by hand: {model.reason}</p>}
      <p class="govuk-body">{model.quota}</p>
      <DataTable
        id="drawn"
        caption="Drawn"
        columns={[{ text: 'Service' }, { text: 'Colour' }, { text: 'Check' }, { text: 'How it stands' }]}
        rows={model.drawn.map((one) => ({
          cells: [
            link(one),
            <RagTag rag={one.colour} />,
            one.check === null ? '' : link({ name: one.check.text, href: one.check.href }),
            one.state,
          ],
        }))}
        empty={
          <EmptyState title="Nobody was drawn">
            The quota asked for nobody, or nobody could be drawn.
          </EmptyState>
        }
      />
      <Proofs model={model} />
      <Section
        id="candidates-section"
        title={`Drawn from ${model.candidates.length}`}
        action={
          <DownloadLinks
            what="the candidates"
            csv={download('csv')}
            xlsx={download('xlsx')}
            ods={download('ods')}
          />
        }
      >
        <Details summaryText="Show every candidate in the order of their numbers">
          <Candidates model={model} />
        </Details>
        {model.leftOut.length > 0 && (
          <Details summaryText={`Show the ${model.leftOut.length} that were left out, and why`}>
            <DataTable
              id="left-out"
              caption="Left out"
              captionHidden
              columns={[{ text: 'Service' }, { text: 'Colour' }, { text: 'Why' }]}
              rows={model.leftOut.map((one) => ({
                cells: [link(one), <RagTag rag={one.colour} />, one.why],
              }))}
            />
          </Details>
        )}
      </Section>
    </>
  );
}

function Proofs({ model }: { model: DrawModel }) {
  return (
    <Section
      id="proof"
      title={
        model.holds ? 'Drawn again, it comes out the same' : 'Drawn again, it does not come out the same'
      }
    >
      <ul class="amb-plain-list">
        {model.proofs.map(({ words, holds }) => (
          <li>
            <Tag
              text={holds === null ? 'Not for you to see' : holds ? 'Holds' : 'Does not hold'}
              classes={holds === null ? 'govuk-tag--grey' : holds ? 'govuk-tag--green' : 'govuk-tag--red'}
            />{' '}
            {words}
          </li>
        ))}
      </ul>
      <Details summaryText="How to draw it again yourself">
        <p class="govuk-body">{model.algorithm}</p>
        <dl class="amb-pairs">
          <div>
            <dt>Seed</dt>
            <dd>
              <code class="amb-break">{model.seed}</code>
            </dd>
          </div>
          {model.seedOf.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <code class="amb-break">{value}</code>
              </dd>
            </div>
          ))}
        </dl>
        <p class="govuk-body">
          The seed is the SHA-256 of the last five, in this order, with a space between them.
        </p>
      </Details>
    </Section>
  );
}

function Candidates({ model }: { model: DrawModel }) {
  return (
    <DataTable
      id="candidates"
      caption="Candidates in the order of their numbers"
      captionHidden
      columns={[
        { text: 'Service' },
        { text: 'Id', classes: 'amb-nowrap' },
        { text: 'Colour' },
        { text: 'Number begins', classes: 'amb-nowrap' },
        { text: 'Drawn' },
      ]}
      rows={model.candidates.map((one) => ({
        cells: [
          link(one),
          one.id,
          <RagTag rag={one.colour} />,
          <code>{one.ticket.slice(0, 12)}</code>,
          one.drawn ? 'Yes' : 'No',
        ],
      }))}
    />
  );
}

function link({ name, href }: { name: string; href: string }) {
  return (
    <a class="govuk-link" href={href}>
      {name}
    </a>
  );
}
