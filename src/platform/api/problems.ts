/** One thing that is wrong with a request: where, what was found, and what would be right. */
export interface RequestFault {
  /** The name of the parameter, the field of the body, or the header. */
  parameter: string;
  /** Where it stands in the request: '#/query/limit', '#/path/locationId', '#/body/title'. */
  pointer: string;
  /** What was given, cut to 100 characters. */
  value: string;
  detail: string;
}

/** A problem as RFC 9457 writes it. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: RequestFault[];
  /** The scope that is missing. */
  scope?: string;
  /** For a fault of ours: what to tell whoever looks after the server. */
  reference?: string;
}

/** Every kind of problem, its status and its title. The last part of `type`: urn:amberley:problem:<kind>. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not understood' },
  'not-authenticated': { status: 401, title: 'A good token is needed' },
  'scope-missing': { status: 403, title: 'The token does not reach so far' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'key-used': { status: 409, title: 'The key was used for something else' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'media-type': { status: 415, title: 'The body is not JSON' },
  'not-acceptable': { status: 406, title: 'There is no answer of that type' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** What stops a request, thrown anywhere while it is answered, and written as problem+json. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly more: Partial<Pick<ProblemBody, 'errors' | 'scope' | 'reference'>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }

  /** The body of its answer. `instance` is the address that was asked, without its query. */
  body(instance: string): ProblemBody {
    const { status, title } = PROBLEMS[this.kind];
    return {
      type: `urn:amberley:problem:${this.kind}`,
      title,
      status,
      detail: this.message,
      instance,
      ...this.more,
    };
  }
}

/** Where a part of a request stands. */
export type Place = 'query' | 'path' | 'body' | 'header';

/** What is wrong with one parameter: "limit is "500": expected a whole number from 1 to 200". */
export function fault(where: Place, parameter: string, value: string, expected: string): RequestFault {
  const shown = value.length > 100 ? `${value.slice(0, 99)}…` : value;
  return {
    parameter: parameter.slice(0, 100),
    pointer: `#/${where}/${parameter.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    value: shown,
    detail: `${parameter.slice(0, 100)} is "${shown}": expected ${expected}.`,
  };
}

/** The problem of parameters that cannot be understood. */
export function invalidRequest(errors: RequestFault[]): ApiProblem {
  return new ApiProblem('invalid-request', errors.map(({ detail }) => detail).join(' '), { errors });
}

/** The problem of one parameter of the query whose fault only the operation can see. */
export function invalidParameter(parameter: string, value: string, expected: string): ApiProblem {
  return invalidRequest([fault('query', parameter, value, expected)]);
}

/** The problem of one field of the body whose fault only the operation can see. */
export function invalidField(field: string, value: string, expected: string): ApiProblem {
  return invalidRequest([fault('body', field, value, expected)]);
}

/** The problem of a scope that the token lacks. `what` needs it: "the figure risk.rag-distribution". */
export function scopeMissing(scope: string, what: string): ApiProblem {
  return new ApiProblem(
    'scope-missing',
    `${what.charAt(0).toUpperCase()}${what.slice(1)} needs the scope ${scope}, which this token does not have.`,
    { scope },
    { 'www-authenticate': `Bearer realm="Amberley", error="insufficient_scope", scope="${scope}"` },
  );
}
