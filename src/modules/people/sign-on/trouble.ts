import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

/** Why a sign-in by a council's provider did not come about, as far as the person in front of it is concerned. */
export type TroubleKind =
  /** The provider does not answer, or only with a fault of its own. */
  | 'unreachable'
  /** Our settings and the provider do not fit together; only an administrator can mend it. */
  | 'misconfigured'
  /** The provider says no: the person may not use Amberley, or said no themselves. */
  | 'denied'
  /** The provider has to ask the person something first, and could not. */
  | 'asks'
  /** What came back is not what the provider would say to us now. */
  | 'untrusted'
  /** Not begun in this browser, used already, or too long ago. */
  | 'spent'
  /** Asked to prove again who they are, the person proved nothing new. */
  | 'not proved'
  /** Asked to prove again who they are, it was somebody else. */
  | 'somebody else';

/** A sign-in that did not come about. `detail` is for an administrator who tries the settings; it holds no secret. */
export class SignOnTrouble extends Error {
  override name = 'SignOnTrouble';
  readonly kind: TroubleKind;
  readonly detail: string;
  constructor(kind: TroubleKind, detail: string) {
    super(`single sign-on: ${kind}: ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}

/** What the provider's own words for a refusal mean. Source: RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6. */
const ANSWERS: Readonly<Record<string, TroubleKind>> = {
  access_denied: 'denied',
  login_required: 'asks',
  interaction_required: 'asks',
  consent_required: 'asks',
  account_selection_required: 'asks',
  server_error: 'unreachable',
  temporarily_unavailable: 'unreachable',
};

/** Codes of openid-client for an answer that came, but not in the form of one. */
const NO_ANSWER = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/**
 * The trouble behind an error of the client library. `stage` says what we asked: what the provider is ('discovery'), or
 * who the person is ('answer'): nonsense is a matter of settings in the first, and not to be trusted in the second.
 */
export function troubleOf(error: unknown, stage: 'discovery' | 'answer'): SignOnTrouble {
  if (error instanceof SignOnTrouble) return error;
  if (error instanceof AuthorizationResponseError) {
    const detail = `the provider answered "${error.error}"${described(error.error_description)}`;
    return new SignOnTrouble(ANSWERS[error.error] ?? 'misconfigured', detail);
  }
  if (error instanceof ResponseBodyError) return refusedCode(error);
  if (error instanceof ClientError) return clientTrouble(error, stage);
  if (error instanceof TypeError && error.message === 'fetch failed')
    return new SignOnTrouble('unreachable', `no connection: ${causeOf(error)}`);
  const words = error instanceof Error ? error.message : String(error);
  return new SignOnTrouble(nonsense(stage), words);
}

function refusedCode(error: ResponseBodyError): SignOnTrouble {
  const detail = `the provider refused the code with "${error.error}"${described(error.error_description)}`;
  if (error.status >= 500) return new SignOnTrouble('unreachable', detail);
  return new SignOnTrouble(error.error === 'invalid_grant' ? 'spent' : 'misconfigured', detail);
}

function clientTrouble(error: ClientError, stage: 'discovery' | 'answer'): SignOnTrouble {
  const code = error.code ?? '';
  if (NO_ANSWER.has(code)) return new SignOnTrouble('unreachable', 'it did not answer in time');
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') {
    const status = error.cause instanceof Response ? error.cause.status : 0;
    const ours = status >= 400 && status < 500 && status !== 429;
    return new SignOnTrouble(
      ours ? 'misconfigured' : 'unreachable',
      `it answered with HTTP status ${status || 'unknown'}`,
    );
  }
  const said = (error.cause as { body?: { issuer?: unknown } } | undefined)?.body?.issuer;
  if (stage === 'discovery' && typeof said === 'string')
    return new SignOnTrouble('misconfigured', `it says that its issuer is ${said.slice(0, 300)}`);
  const inner = error.cause instanceof Error ? error.cause.message : '';
  return new SignOnTrouble(
    nonsense(stage),
    inner === '' || inner === error.message ? error.message : `${error.message}: ${inner}`,
  );
}

const nonsense = (stage: 'discovery' | 'answer'): TroubleKind =>
  stage === 'discovery' ? 'misconfigured' : 'untrusted';

const described = (text: string | undefined) => (text === undefined ? '' : ` (${text.slice(0, 300)})`);

function causeOf({ cause }: Error): string {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (cause instanceof Error ? cause.message : 'unknown');
}
