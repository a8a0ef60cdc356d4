import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { HOST } from './readers.ts';

/** A browser without scripts: keeps its cookies, and sends the token of the page it saw last with each form. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  #token = '';

  /** `cookie` is one it begins with, as `signIn` of readers.ts gives it. */
  constructor(
    readonly app: FastifyInstance,
    headers?: { cookie: string; 'x-csrf-token': string },
  ) {
    if (headers === undefined) return;
    const [name = '', value = ''] = headers.cookie.split('=');
    this.#cookies.set(name, value);
    this.#token = headers['x-csrf-token'];
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.#send('GET', url);
  }

  /** Sends a form; a list is a field that comes several times. */
  post(
    url: string,
    fields: Record<string, string | readonly string[]> = {},
  ): Promise<LightMyRequestResponse> {
    // Before sign-in the token stands in a cookie too, also where no page had a form yet.
    const token = this.#token || (this.#cookies.get('amberley-before') ?? '');
    const payload = new URLSearchParams({ csrf: token });
    for (const [name, value] of Object.entries(fields))
      for (const each of [value].flat()) payload.append(name, String(each));
    return this.#send('POST', url, payload.toString());
  }

  /** Sends a form with one file. */
  upload(url: string, field: string, filename: string, content: string): Promise<LightMyRequestResponse> {
    const boundary = '----a-boundary-of-tests';
    const part = (disposition: string, body: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;
    const payload = `${part('name="csrf"', this.#token)}${part(`name="${field}"; filename="${filename}"`, content)}--${boundary}--\r\n`;
    return this.#send('POST', url, payload, `multipart/form-data; boundary=${boundary}`);
  }

  async #send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string,
    form = 'application/x-www-form-urlencoded',
  ): Promise<LightMyRequestResponse> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = payload === undefined ? {} : { 'content-type': form };
    const answer = await this.app.inject({ method, url, headers: { host: HOST, cookie, ...type }, payload });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    this.#token = /name="csrf" value="([^"]*)"/.exec(answer.body)?.[1] ?? this.#token;
    return answer;
  }
}
