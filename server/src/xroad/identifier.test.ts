import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatClientId,
  formatServiceId,
  isPlain,
  parseClientId,
  parseRepresentedParty,
  parseRequestTarget,
  parseServiceId,
} from './identifier.js';

describe('identifiers, by the examples of PR-REST', () => {
  it('4.1: the request line names the service, its path and its query', () => {
    expect(parseRequestTarget('/r1/INSTANCE/CLASS2/MEMBER2/SUBSYSTEM2/BARSERVICE/v1/bar/zyggy?quu=1')).toEqual({
      service: { instance: 'INSTANCE', memberClass: 'CLASS2', member: 'MEMBER2', subsystem: 'SUBSYSTEM2', service: 'BARSERVICE' },
      rest: '/v1/bar/zyggy?quu=1',
    });
    expect(parseClientId('INSTANCE/CLASS1/MEMBER1/SUBSYSTEM1')).toEqual({
      instance: 'INSTANCE',
      memberClass: 'CLASS1',
      member: 'MEMBER1',
      subsystem: 'SUBSYSTEM1',
    });
  });

  it.each([
    ['4.1: a client without a subsystem', parseClientId('INSTANCE/CLASS/MEMBER'), true],
    ['4.2: invalid, slashes between parts are not encoded', parseServiceId('INSTANCE%2FCLASS%2FMEMBER%2FSUBSYSTEM%2FBARSERVICE'), false],
    ['4.2: valid, a slash inside a part is', parseServiceId('INSTANCE/CLASS/MEMBER/SUBSYSTEM/BAR%2FSERVICE'), true],
    ['4.6: the client of the examples', parseClientId('DEV/COM/222/TESTCLIENT'), true],
    ['4.6: the service of the examples', parseServiceId('DEV/COM/222/TESTSERVICE/petstore'), true],
    ['another version', parseRequestTarget('/r2/INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE'), false],
    ['no version', parseRequestTarget('/INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE'), false],
    ['a whole URL', parseRequestTarget('https://invalid.uri/'), false],
    ['too few parts', parseRequestTarget('/r1/INSTANCE/CLASS/MEMBER/SUBSYSTEM'), false],
    ['an empty part', parseRequestTarget('/r1/INSTANCE//MEMBER/SUBSYSTEM/SERVICE'), false],
    ['4.2: a line that climbs', parseRequestTarget('/r1/INSTANCE/CLASS/MEMBER/%2E%2E/SERVICE'), false],
    ['4.2: a line of more than 2,000 letters', parseRequestTarget(`/r1/A/B/C/D/E/${'x'.repeat(2_000)}`), false],
    ['a broken escape', parseClientId('INSTANCE/CLASS/%FF'), false],
    ['a line break', parseClientId('INSTANCE/CLASS/A%0D%0AB'), false],
  ])('%s', (_name, parsed, valid) => {
    expect(parsed !== null).toBe(valid);
  });

  it('4.3: a represented party has a code, and a class before it or not', () => {
    expect(parseRepresentedParty('MEMBERCLASS/MEMBERCODE')).toBe('MEMBERCLASS/MEMBERCODE');
    expect(parseRepresentedParty('MEMBERCODE')).toBe('MEMBERCODE');
    expect(parseRepresentedParty('INSTANCE/MEMBERCLASS/MEMBERCODE')).toBeNull();
  });

  it('4.8: which characters we use ourselves', () => {
    expect(isPlain({ instance: 'KG', memberClass: 'GOV', member: '70000001', subsystem: 'a.b-c', service: 'x=1' })).toBe(true);
    expect(isPlain({ instance: 'KG', memberClass: 'GOV', member: 'a_b', subsystem: null })).toBe(false);
  });

  it('what is written is read again, whatever the parts hold', () => {
    const part = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}\\]|^\.{1,2}$/u.test(text));
    fc.assert(
      fc.property(part, part, part, fc.option(part), part, (instance, memberClass, member, subsystem, service) => {
        const client = { instance, memberClass, member, subsystem };
        expect(parseClientId(formatClientId(client))).toEqual(client);
        expect(parseServiceId(formatServiceId({ ...client, service }))).toEqual({ ...client, service });
      }),
    );
  });
});
