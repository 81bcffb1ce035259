import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isCanonicalJson } from './canonical.js';

/** The double with these 64 bits. */
const double = (hex: string) => new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer).getFloat64(0);

describe('canonicalJson', () => {
  // The sample files that RFC 8785's author keeps beside it (cyberphone/json-canonicalization, testdata).
  it.each([
    {
      name: 'arrays',
      json: '[ 56, { "d": true, "10": null, "1": [ ] } ]',
      canonical: '[56,{"1":[],"10":null,"d":true}]',
    },
    {
      name: 'french',
      json: '{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale" }',
      canonical:
        '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}',
    },
    {
      name: 'structures',
      json: '{ "1": {"f": {"f": "hi","F": 5} ,"\\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { } }',
      canonical: '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    },
    { name: 'unicode', json: '{"Unnormalized Unicode":"A\\u030a"}', canonical: '{"Unnormalized Unicode":"A\u030a"}' },
    {
      name: 'values (RFC 8785, section 3.2.2)',
      json: '{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}',
      canonical:
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    },
    {
      name: 'weird (RFC 8785, section 3.2.3)',
      json: '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
      canonical:
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    },
  ])('writes the sample "$name"', ({ json, canonical }) => {
    expect(canonicalJson(JSON.parse(json))).toBe(canonical);
    expect(isCanonicalJson(canonical)).toBe(true);
  });

  // RFC 8785, appendix B.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number of the bits %s as %s', (bits, text) => {
    expect(canonicalJson(double(bits))).toBe(text);
  });

  const circle: unknown[] = [];
  circle.push(circle);
  const holes: unknown[] = [];
  holes.length = 2;
  it.each([
    { name: 'NaN (RFC 8785, appendix B)', value: double('7fffffffffffffff'), place: '$' },
    { name: 'Infinity (RFC 8785, appendix B)', value: { a: double('7ff0000000000000') }, place: '$.a' },
    { name: '-Infinity', value: [0, Number.NEGATIVE_INFINITY], place: '$[1]' },
    { name: 'undefined', value: undefined, place: '$' },
    { name: 'a member that is undefined', value: { a: { b: undefined } }, place: '$.a.b' },
    { name: 'a hole', value: holes, place: '$[0]' },
    { name: 'a bigint', value: { price: 1n }, place: '$.price' },
    { name: 'a function', value: [() => 1], place: '$[0]' },
    { name: 'a symbol', value: Symbol('s'), place: '$' },
    { name: 'half of a surrogate pair', value: { a: 'x\ud800' }, place: '$.a' },
    { name: 'half of a surrogate pair in a name', value: { 'x\udc00': 1 }, place: '$' },
    { name: 'a date', value: { at: new Date(0) }, place: '$.at' },
    { name: 'a map', value: new Map([['a', 1]]), place: '$' },
    { name: 'bytes', value: [new Uint8Array(2)], place: '$[0]' },
    { name: 'a circle', value: circle, place: '$[0][0]' },
  ])('refuses $name', ({ value, place }) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(place);
  });

  it('says the same value, in one text, whatever the order of members', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, shuffled(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        // JSON has one zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(isCanonicalJson(text)).toBe(true);
      }),
    );
  });
});

describe('isCanonicalJson', () => {
  it.each([
    { name: 'a space', text: '{"a": 1}' },
    { name: 'a newline at the end', text: '{"a":1}\n' },
    { name: 'members out of order', text: '{"b":1,"a":2}' },
    { name: 'a member twice', text: '{"a":1,"a":1}' },
    { name: 'another form of a number', text: '[1.0]' },
    { name: 'a number beyond all', text: '[1e999]' },
    { name: 'an escape that is not needed', text: '["\\u0041"]' },
    { name: 'a lone surrogate as an escape', text: '["\\ud800"]' },
    { name: 'no JSON', text: '{a:1}' },
    { name: 'nothing', text: '' },
    { name: 'a thousand levels', text: '['.repeat(1_000) + ']'.repeat(1_000) },
    { name: 'a million levels', text: '['.repeat(1_000_000) },
  ])('refuses $name', ({ text }) => {
    expect(isCanonicalJson(text)).toBe(false);
  });
});
