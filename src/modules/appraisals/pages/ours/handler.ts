import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply } from '../../../../platform/web/index.ts';
import { saveActingProvider } from '../../../capacity/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { typedAnswers } from '../../parts/answer-fields.tsx';
import { answerReturn } from '../../parts/answer-return.ts';
import { isId } from '../../parts/campaign-of.ts';
import { fetchOurReturns, findOurReturn, type OurReturn } from '../../queries/fetch-our-returns.ts';
import { paths } from '../../routes.ts';
import { readAnswers } from '../../rules/read-answers.ts';
import { OurAppraisalsPage, OurReturnPage } from './view.tsx';

/** A provider's person acts for their own provider: row-level security shows them no other's. */
const forProvider = (work: (context: CouncilContext) => Promise<Reply>) =>
  forCouncil(async (context) => {
    await saveActingProvider(context.tx, context.person?.providerId ?? null);
    return work(context);
  });

async function returnOf({ tx, params }: CouncilContext): Promise<OurReturn> {
  const id = params.returnId ?? '';
  const found = isId(id) ? await findOurReturn(tx, id) : undefined;
  if (found === undefined) throw new NotFound('week of an open appraisal that you are asked for');
  return found;
}

/** GET /our-appraisals: what a provider is asked. */
export const showOurs = forProvider(async ({ tx, today }) => ({
  kind: 'page',
  title: 'Appraisals',
  width: 'full',
  about: 'our-appraisals',
  view: h(OurAppraisalsPage, { returns: await fetchOurReturns(tx), today }),
}));

/** GET /our-appraisals/:returnId: the questions of one week and service. */
export const showOurReturn = forProvider(async (context) => {
  const found = await returnOf(context);
  return page(found, { ...typedAnswers(found.answers), version: String(found.version) }, []);
});

/** POST: sends or corrects the numbers. */
export const submitOurReturn = forProvider(async (context) => {
  const { tx, clock, authority, body } = context;
  const found = await returnOf(context);
  const { value, errors } = readAnswers(found.design, body);
  if (errors !== undefined) return page(found, body, errors);
  const seen = wholeNumber(one(body, 'version'), 1, 999_999_999) ?? 0;
  const how = {
    clock,
    authorityId: authority.authorityId,
    design: found.design,
    seen,
    onBehalf: false,
  };
  if (!(await answerReturn(tx, how, found, value))) {
    const latest = { ...body, version: String(found.version) };
    return page(found, latest, [{ field: 'send', message: messages.changedMeanwhile }], 409);
  }
  return { kind: 'redirect', to: paths.ours(), flash: `The numbers of ${found.name} were sent. Thank you.` };
});

function page(
  found: OurReturn,
  fields: Fields,
  errors: FieldError[],
  status = errors.length === 0 ? 200 : 400,
): Reply {
  return {
    kind: 'page',
    title: `${found.theme}: ${found.name}`,
    about: 'our-appraisals',
    status,
    errors,
    back: { text: 'Appraisals', href: paths.ours() },
    view: h(OurReturnPage, { found, fields, errors }),
  };
}
