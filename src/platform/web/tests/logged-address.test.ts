import { describe, expect, it } from 'vitest';
import { loggedAddress } from '../logged-address.ts';

describe('the address that a log holds', () => {
  it('has no token of a link that works once, and no query', () => {
    const token = 'q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng';
    expect(loggedAddress(`/reset/${token}`)).toBe('/reset/...');
    expect(loggedAddress('/sign-in/return?code=secret&state=secret')).toBe('/sign-in/return');
  });

  it('names the page, and the record by its id', () => {
    expect(loggedAddress('/services/1-123456789/local-facts')).toBe('/services/1-123456789/local-facts');
    expect(loggedAddress('/jobs/0193a0b0-1234-7abc-8def-0123456789ab')).toBe(
      '/jobs/0193a0b0-1234-7abc-8def-0123456789ab',
    );
  });
});
