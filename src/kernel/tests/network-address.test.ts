import { describe, expect, it } from 'vitest';
import { addressBlock } from '../network-address.ts';

describe('the part of an address that one user has', () => {
  it('is the whole of IPv4, and 64 bits of IPv6 however it is written', () => {
    expect(addressBlock('192.0.2.1')).toBe('192.0.2.1');
    expect(addressBlock('::ffff:192.0.2.1')).toBe('192.0.2.1');
    for (const same of ['2001:db8:0:1::1', '2001:DB8:0:1:ffff:1:2:3', '2001:0db8:0000:0001::'])
      expect(addressBlock(same), same).toBe('2001:db8:0:1::/64');
    expect(addressBlock('::1')).toBe('0:0:0:0::/64');
    expect(addressBlock('2001:db8:0:2::1')).not.toBe('2001:db8:0:1::/64');
  });
});
