import { Button, DataTable, EmptyState, PageHeading, Section } from '../../../../platform/govuk/index.ts';
import { paths } from '../../routes.ts';
import type { ExtractModel } from './presenter.ts';

/** The daily extracts, and how whoever takes them knows that they are whole and ours. */
export function ExtractPage({ model }: { model: ExtractModel }) {
  return (
    <>
      <PageHeading
        title="Daily extract"
        lead="Each morning: every service of the council with its status, its placements and whether somebody can be placed, for the case system. Nothing confidential is in it."
      />
      <form method="post" action={paths.extracts()}>
        <Button text={model.make} classes="govuk-button--secondary" />
      </form>
      <Extracts model={model} />
      <Section id="check" title="Check one">
        <p class="govuk-body">
          The manifest says how many rows and bytes the CSV has and what its SHA-256 is. It is signed
          (Ed25519), so nobody can have changed either on the way. Give whoever takes the files this public
          key once, by another way than the files:
        </p>
        <pre class="amb-copy" tabIndex={0} aria-label="Public key">
          {model.publicKey}
        </pre>
        <p class="govuk-body">
          <a class="govuk-link" href={model.keyHref}>
            Download the key
          </a>{' '}
          (its name is {model.keyId}). Then, with what every system has:
        </p>
        <pre class="amb-copy" tabIndex={0} aria-label="Commands of OpenSSL">
          {model.openssl}
        </pre>
        <p class="govuk-body">The two numbers must be the same. Where Amberley is, one line does it all:</p>
        <pre class="amb-copy" tabIndex={0} aria-label="Command of Amberley">
          {model.amberley}
        </pre>
      </Section>
    </>
  );
}

function Extracts({ model }: { model: ExtractModel }) {
  return (
    <DataTable
      id="extracts"
      caption="The last extracts"
      columns={[
        { text: 'Day' },
        { text: 'Download' },
        { text: 'Services', format: 'numeric' },
        { text: 'Made' },
        { text: 'Signed by the key' },
      ]}
      rows={model.rows.map((row) => ({
        cells: [
          row.version === '' ? row.day : `${row.day}, ${row.version}`,
          <>
            <Part href={row.csv} name="CSV" of={row.day} />{' '}
            <Part href={row.manifest} name="Manifest" of={row.day} />{' '}
            <Part href={row.signature} name="Signature" of={row.day} />
          </>,
          row.services.toLocaleString('en-GB'),
          row.made,
          row.ofOldKey ? `${row.keyId} (before the one of now)` : row.keyId,
        ],
      }))}
      empty={
        <EmptyState title="None yet">
          <p>The first one is made tomorrow morning at a quarter past five, or now by the button above.</p>
        </EmptyState>
      }
    />
  );
}

function Part({ href, name, of }: { href: string; name: string; of: string }) {
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={href}>
      {name}
      <span class="govuk-visually-hidden"> of {of}</span>
    </a>
  );
}
