import { Button, Panel } from '../../../../platform/govuk/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { paths } from '../../routes.ts';
import { referenceOf } from '../../rules/reference-number.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * GET /intelligence/recorded/:eventId: the number of what was recorded, for whoever may not read it. Reads nothing: it says
 * the same of any id.
 */
export async function showRecorded({ params }: RequestContext): Promise<Reply> {
  const eventId = params.eventId ?? '';
  if (!UUID.test(eventId)) throw new NotFound('such entry');
  return {
    kind: 'page',
    title: 'Recorded',
    about: 'intelligence-record',
    view: <Recorded reference={referenceOf(eventId)} />,
  };
}

function Recorded({ reference }: { reference: string }) {
  return (
    <>
      <Panel
        titleText="Recorded"
        headingLevel={1}
        content={
          <>
            Reference number <strong>{reference}</strong>
          </>
        }
      />
      <p class="govuk-body">
        Those who oversee the service have it now, and decide what is done. Write the number down: you quote
        it if you want to add something, and you cannot open the entry yourself.
      </p>
      <p class="govuk-body">Somebody in danger now: call 999, and the safeguarding team.</p>
      <Button text="Record something else" href={paths.record()} classes="govuk-button--secondary" />
    </>
  );
}
