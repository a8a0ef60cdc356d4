import { ConfigError } from '../../../platform/config/index.ts';
import pkg from '../../../../package.json' with { type: 'json' };

/** CQC's public API. https://api-portal.service.cqc.org.uk/ */
export const CQC_API_BASE = 'https://api.service.cqc.org.uk/public/v1';

export interface CqcApiSettings {
  /** Without a closing slash. */
  base: string;
  /** The subscription key; undefined where none is set. */
  key: string | undefined;
  userAgent: string;
  requestsPerSecond: number;
  atOnce: number;
  /** Milliseconds that one request may take, its body included. */
  timeoutMs: number;
  /** How often one request is tried before it is given up. */
  attempts: number;
}

/**
 * The settings of the API: CQC_API_KEY, CQC_API_BASE, CQC_API_REQUESTS_PER_SECOND (10), CQC_API_AT_ONCE (4),
 * CQC_API_TIMEOUT_SECONDS (60), CQC_API_ATTEMPTS (6). Throws a ConfigError that names the variable.
 */
export function cqcApiSettings(env: Record<string, string | undefined>): CqcApiSettings {
  return {
    base: base(env.CQC_API_BASE?.trim() || CQC_API_BASE),
    key: key(env.CQC_API_KEY?.trim() || undefined),
    userAgent: `Amberley/${pkg.version}`,
    requestsPerSecond: between(env, 'CQC_API_REQUESTS_PER_SECOND', 10, 0.1, 33),
    atOnce: Math.floor(between(env, 'CQC_API_AT_ONCE', 4, 1, 16)),
    timeoutMs: between(env, 'CQC_API_TIMEOUT_SECONDS', 60, 1, 600) * 1000,
    attempts: Math.floor(between(env, 'CQC_API_ATTEMPTS', 6, 1, 20)),
  };
}

function key(value: string | undefined): string | undefined {
  if (value !== undefined && !/^[\x21-\x7e]+$/.test(value)) {
    throw new ConfigError(
      'CQC_API_KEY holds a space or a character that no key has: copy it again from the CQC portal',
    );
  }
  return value;
}

/** The key travels in a header, so plain http is for this machine only. */
function base(value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new ConfigError(`CQC_API_BASE is "${value}": set an address such as ${CQC_API_BASE}`);
  }
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new ConfigError(
      `CQC_API_BASE is "${value}": it must start with https:// (http:// only on this machine)`,
    );
  }
  return value.replace(/\/+$/, '');
}

function between(
  env: Record<string, string | undefined>,
  name: string,
  byDefault: number,
  least: number,
  most: number,
): number {
  const text = env[name]?.trim();
  if (!text) return byDefault;
  const n = Number(text);
  if (!Number.isFinite(n) || n < least || n > most) {
    throw new ConfigError(`${name} is "${text}": set a number from ${least} to ${most}`);
  }
  return n;
}
