/** An error as a log may hold it. */
interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  /** What a database or the system says of it: names of ours, never what somebody typed. */
  code?: string;
  table?: string;
  column?: string;
  constraint?: string;
  cause?: LoggedError;
}

const DEEPEST = 5;
const LONGEST_MESSAGE = 1000;

/**
 * What a log may hold of an error: what it is and where, without the rows, parameters and answers that errors of a database or
 * of another server carry with them.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown' };
  const { name, message, stack } = error;
  const said = error as unknown as Record<string, unknown>;
  const own = (key: string) => (typeof said[key] === 'string' ? { [key]: said[key] } : {});
  const cause =
    error.cause instanceof Error && depth < DEEPEST ? { cause: loggedError(error.cause, depth + 1) } : {};
  return {
    type: name,
    message: message.slice(0, LONGEST_MESSAGE),
    ...(stack === undefined ? {} : { stack }),
    ...own('code'),
    ...own('table'),
    ...own('column'),
    ...own('constraint'),
    ...cause,
  };
}
