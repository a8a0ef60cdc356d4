import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

/** One browser: it keeps its cookies, and sends each form with the token of the page that it was on. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  #page = '';

  constructor(
    readonly app: FastifyInstance,
    readonly how: { host?: string; address?: string; agent?: string } = {},
  ) {}

  /** Opens a page; where it leads on, follows up to five redirects. */
  async get(url: string): Promise<Answer> {
    return this.#follow(await this.#send('GET', url));
  }

  /** Sends a form with the token of the page that is open, and follows where it leads. */
  async post(url: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.#follow(await this.postOnly(url, fields));
  }

  /** Sends a form and stays. */
  async postOnly(url: string, fields: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const csrf = /name="csrf" value="([^"]*)"/.exec(this.#page)?.[1] ?? '';
    return this.#send('POST', url, new URLSearchParams({ ...fields, csrf }).toString());
  }

  /** What a hidden field of the open page holds. */
  hidden(name: string): string {
    return decode(new RegExp(`name="${name}" value="([^"]*)"`).exec(this.#page)?.[1] ?? '');
  }

  /** The options that the open page gives the browser for a passkey. */
  passkeyOptions(use: 'add' | 'prove'): Record<string, unknown> {
    const found = new RegExp(`data-passkey="${use}" data-passkey-options="([^"]*)"`).exec(this.#page)?.[1];
    return JSON.parse(decode(found ?? 'null')) as Record<string, unknown>;
  }

  /** The same browser with the same cookies, at another address. */
  copy(how: Visitor['how'] = this.how): Visitor {
    const other = new Visitor(this.app, how);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  async #follow(first: LightMyRequestResponse): Promise<Answer> {
    let answer = first;
    let url = '';
    for (let hops = 0; answer.statusCode === 303 && hops < 5; hops++) {
      url = String(answer.headers.location);
      answer = await this.#send('GET', url);
    }
    this.#page = answer.body;
    const h1 = /<h1[^>]*>([^<]*)</.exec(answer.body)?.[1] ?? '';
    const errors = [...answer.body.matchAll(/<a href="#[\w-]+">([^<]*)</g)].map(([, text]) => decode(text!));
    return {
      status: answer.statusCode,
      h1: decode(h1),
      errors,
      url,
      body: answer.body,
      headers: answer.headers,
    };
  }

  async #send(method: 'GET' | 'POST', url: string, payload?: string): Promise<LightMyRequestResponse> {
    const {
      host = '127.0.0.1:3000',
      address = '10.0.0.7',
      agent = 'Mozilla/5.0 (X11; Linux) Firefox/140.0',
    } = this.how;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.app.inject({
      method, url, payload, remoteAddress: address,
      headers: {
        host, cookie, 'user-agent': agent,
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    }); // prettier-ignore
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

export interface Answer {
  status: number;
  h1: string;
  /** The error summary, line by line. */
  errors: string[];
  /** Where the last redirect led; '' where there was none. */
  url: string;
  body: string;
  headers: LightMyRequestResponse['headers'];
}

const decode = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
