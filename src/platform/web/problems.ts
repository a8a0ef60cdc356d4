/** Something a handler was asked for that is not there: answered as a page with status 404. */
export class NotFound extends Error {
  override name = 'NotFound';
  constructor(readonly what: string) {
    super(`there is no ${what}`);
  }
}
