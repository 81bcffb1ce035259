import { describe, expect, it } from 'vitest';
import { addressOf, officeOfAddress } from './address.js';

describe('what of an address is told apart', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:a:b:1:2:3:4', '2001:db8:a:b::/64'],
    // The same half, however it is written and whatever the device calls itself today.
    ['2001:0db8:000a:000b::77', '2001:db8:a:b::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', null],
    ['::1', null],
    ['unix socket', null],
    ['', null],
  ])('%s is %s', (address, expected) => expect(addressOf(address)).toBe(expected));
});

describe('the office of an address', () => {
  const networks = [
    { office: 1, network: '198.51.100.0/24' },
    { office: 2, network: '198.51.100.64/26' },
    { office: 3, network: '2001:db8:7::/48' },
  ];
  it.each([
    ['198.51.100.9', 1],
    // The narrower network of the two that hold it.
    ['198.51.100.65', 2],
    ['::ffff:198.51.100.127', 2],
    ['198.51.100.128', 1],
    ['198.51.101.1', null],
    ['2001:db8:7:1::5', 3],
    ['2001:db8:8::5', null],
    ['nowhere', null],
  ])('%s: %s', (address, expected) => expect(officeOfAddress(networks, address)).toBe(expected));
});
