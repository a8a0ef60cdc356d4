import {
  Button,
  DataTable,
  EmptyState,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
} from '../../govuk/index.ts';
import { paths } from '../paths.ts';
import type { MailModel } from './presenter.ts';

/** How mail leaves, whether it does, and every mail that did not. */
export function MailPage({ model }: { model: MailModel }) {
  return (
    <>
      <PageHeading title="Mail" lead={model.way} />
      <SummaryList
        rows={model.facts.map(({ label, value }) => ({ key: { text: label }, value: { text: value } }))}
      />
      {model.test !== null && <InsetText text={model.test} />}
      {model.canTest && (
        <form method="post" action={paths.test()}>
          <Button text="Send a test mail to me" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      )}
      <Section id="dead" title="Mails that could not be sent">
        <DataTable
          id="dead-mails"
          caption="Why they could not be sent"
          captionHidden
          columns={[
            { text: 'To' },
            { text: 'Mail' },
            { text: 'Why', classes: 'amb-column--wide' },
            { text: 'Tries', format: 'numeric' },
            { text: 'Given up', classes: 'amb-nowrap' },
            { text: 'What to do', hidden: true, classes: 'amb-nowrap' },
          ]}
          rows={model.dead.map((line) => ({ cells: [...cells(line), <Decide line={line} />] }))}
          empty={
            <EmptyState title="Every mail was sent" headingLevel={3}>
              <p>
                A mail that is refused for good, or that could not be sent for a whole day, stands here with
                the reason, so that you can put it right and try again.
              </p>
            </EmptyState>
          }
        />
        {model.more > 0 && <p class="govuk-body-s">And {model.more.toLocaleString('en-GB')} older ones.</p>}
      </Section>
      {model.failing.length > 0 && (
        <Section id="failing" title="Mails that failed and are tried again">
          <DataTable
            id="failing-mails"
            caption="Why they failed"
            captionHidden
            columns={[
              { text: 'To' },
              { text: 'Mail' },
              { text: 'Why', classes: 'amb-column--wide' },
              { text: 'Tries', format: 'numeric' },
              { text: 'Next try', classes: 'amb-nowrap' },
            ]}
            rows={model.failing.map((line) => ({ cells: cells(line) }))}
          />
        </Section>
      )}
    </>
  );
}

type Line = MailModel['dead'][number];

function cells({ to, what, why, tries, at }: Line) {
  return [
    <>
      {to.name}
      {to.email !== '' && <span class="amb-cell-note">{to.email}</span>}
    </>,
    what,
    why,
    tries,
    at,
  ];
}

function Decide({ line }: { line: Line }) {
  const of = <span class="govuk-visually-hidden">: {line.to.name}</span>;
  return (
    <>
      {line.againHref === null ? (
        <span class="amb-cell-note">Its link is gone: start again where it was sent from.</span>
      ) : (
        <form method="post" action={line.againHref}>
          <button type="submit" class="amb-link-button">
            Try again{of}
          </button>
        </form>
      )}
      <form method="post" action={line.giveUpHref}>
        <button type="submit" class="amb-link-button">
          Give up{of}
        </button>
      </form>
    </>
  );
}
