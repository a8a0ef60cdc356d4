import type { FastifyInstance } from 'fastify';
import { HOST } from './readers.ts';

/** What a browser got in the end. */
export interface Arrived {
  status: number;
  url: string;
  body: string;
}

const ORIGIN = `http://${HOST}`;

/**
 * As much of a browser as single sign-on needs: it keeps cookies by host, and follows redirects between Amberley (asked without
 * a network) and a provider (asked over the loopback).
 */
export class SignOnBrowser {
  readonly cookies = new Map<string, Map<string, string>>();
  /** Every address asked for, in order. */
  readonly visited: string[] = [];
  private readonly app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.app = app;
  }

  /** Opens an address and follows it to a page. */
  async open(address: string, form?: Record<string, string>): Promise<Arrived> {
    let at = new URL(address, ORIGIN).href;
    let sent = form;
    for (let hops = 0; hops < 20; hops++) {
      const { status, location, body } = await this.ask(at, sent);
      if (location === undefined) return { status, url: at, body };
      at = new URL(location, at).href;
      sent = undefined;
    }
    throw new Error(`redirected without end: ${this.visited.slice(-5).join(' -> ')}`);
  }

  /** Opens an address and follows it until it leads to another that fits; answers that one, unasked. */
  async until(address: string, fits: (url: URL) => boolean): Promise<string> {
    let at = new URL(address, ORIGIN).href;
    for (let hops = 0; hops < 20; hops++) {
      if (fits(new URL(at))) return at;
      const { location, status } = await this.ask(at);
      if (location === undefined) throw new Error(`ended at ${at} with ${status}`);
      at = new URL(location, at).href;
    }
    throw new Error('redirected without end');
  }

  private async ask(at: string, form?: Record<string, string>) {
    this.visited.push(at);
    const url = new URL(at);
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    const headers: Record<string, string> = {
      host: url.host,
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const payload = form === undefined ? undefined : new URLSearchParams(form).toString();
    const answer =
      url.host === HOST
        ? await this.askAmberley(url, headers, payload)
        : await askElsewhere(url, headers, payload);
    for (const line of answer.setCookies) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  private async askAmberley(url: URL, headers: Record<string, string>, payload: string | undefined) {
    const answer = await this.app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: url.pathname + url.search,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const setCookies = [answer.headers['set-cookie'] ?? []].flat();
    return { status: answer.statusCode, location: answer.headers.location, body: answer.body, setCookies };
  }
}

async function askElsewhere(url: URL, headers: Record<string, string>, payload: string | undefined) {
  const answer = await fetch(url, {
    method: payload === undefined ? 'GET' : 'POST',
    headers,
    redirect: 'manual',
    ...(payload === undefined ? {} : { body: payload }),
  });
  const location = answer.headers.get('location') ?? undefined;
  const setCookies = answer.headers.getSetCookie();
  return { status: answer.status, location, body: await answer.text(), setCookies };
}
