import { constants, createHmac, createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contentDigest, isDigestOf } from './content-digest.js';
import { type HttpMessage, type HttpRequest, isRequest, SignatureFault } from './message.js';
import { isSigned, readSignatures, type Sign, signMessage, type Verify } from './sign-message.js';
import { signatureBase } from './signature-base.js';

const fields = z.array(z.tuple([z.string(), z.string()]));
const vectors = z
  .object({
    keys: z.record(z.string(), z.looseObject({ kty: z.string(), k: z.string().optional() })),
    messages: z.record(
      z.string(),
      z.union([
        z.object({ method: z.string(), url: z.string(), fields, body: z.string() }),
        z.object({ status: z.int(), fields, body: z.string() }),
      ]),
    ),
    cases: z.array(
      z.object({
        name: z.string(),
        message: z.string(),
        request: z.string().optional(),
        algorithm: z.enum(['rsa-pss-sha512', 'ecdsa-p256-sha256', 'hmac-sha256', 'ed25519']),
        key: z.string(),
        base: z.string().nullable(),
        input: z.string(),
        signature: z.string(),
        valid: z.boolean(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('./rfc9421.json', import.meta.url), 'utf8')));
type Vector = (typeof vectors.cases)[number];

const messageOf = (name: string) => vectors.messages[name] as HttpMessage & { readonly body: string };
const requestOf = ({ request }: Vector): HttpRequest | null => {
  const message = request === undefined ? null : messageOf(request);
  return message && isRequest(message) ? message : null;
};

/** The algorithms of section 3.3, of which our own channel has the last one alone. */
const algorithms: Record<Vector['algorithm'], { hash: string | null; options: object }> = {
  'rsa-pss-sha512': { hash: 'sha512', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 } },
  'ecdsa-p256-sha256': { hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  'hmac-sha256': { hash: 'sha256', options: {} },
  ed25519: { hash: null, options: {} },
};

function keysOf({ algorithm, key }: Vector): { sign: Sign; verify: Verify } {
  const jwk = vectors.keys[key] as JsonWebKey;
  const { hash, options } = algorithms[algorithm];
  if (algorithm === 'hmac-sha256') {
    const made = (base: Buffer) =>
      createHmac('sha256', Buffer.from(jwk.k ?? '', 'base64'))
        .update(base)
        .digest();
    return { sign: made, verify: (base, signature) => made(base).equals(signature) };
  }
  const [own, open] = [createPrivateKey({ key: jwk, format: 'jwk' }), createPublicKey({ key: jwk, format: 'jwk' })];
  return {
    sign: (base) => sign(hash, base, { key: own, ...options }),
    verify: (base, signature) => verify(hash, base, { key: open, ...options }, signature),
  };
}

const withSignature = ({ message, input, signature }: Vector): HttpMessage => {
  const { fields: own, ...rest } = messageOf(message);
  const bare = own.filter(([name]) => !/^signature/i.test(name));
  return { ...rest, fields: [...bare, ['Signature-Input', input], ['Signature', signature]] } as HttpMessage;
};

describe('the vectors of RFC 9421', () => {
  it('are all here', () => {
    const names = vectors.cases.map(({ name }) => name);
    for (const name of ['B.2.1', 'B.2.2', 'B.2.3', 'B.2.4', 'B.2.5', 'B.2.6', 'B.3', '2.4 response 1', '2.4 response 2'])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith('B.4'))).toHaveLength(6);
  });

  it.each(vectors.cases.filter(({ base }) => base !== null))('$name: the signature base, octet by octet', (vector) => {
    const [given] = readSignatures(withSignature(vector).fields);
    expect(signatureBase(given?.covered ?? [[], new Map()], withSignature(vector), requestOf(vector))).toBe(vector.base);
  });

  it.each(vectors.cases)('$name: the signature is right: $valid', (vector) => {
    const message = withSignature(vector);
    const [given] = readSignatures(message.fields);
    expect(given && isSigned(given, keysOf(vector).verify, message, requestOf(vector))).toBe(vector.valid);
  });

  it.each(vectors.cases.filter(({ valid }) => valid))('$name: signed again', (vector) => {
    const message = withSignature(vector);
    const [given] = readSignatures(message.fields);
    if (!given) throw new Error('the vector has no signature');
    const components = vector.input
      .slice(vector.input.indexOf('(') + 1, vector.input.indexOf(')'))
      .split(' ')
      .filter(Boolean);
    const parameters = new Map([...given.parameters].map(([name, value]) => [name, value as string | number]));
    const bare: HttpMessage = { ...message, fields: message.fields.filter(([name]) => !/^signature/i.test(name)) };
    const { sign: signer, verify: verifier } = keysOf(vector);
    const made = signMessage({ label: given.label, components, parameters }, signer, bare, requestOf(vector));
    expect(made[0]?.[1]).toBe(vector.input);
    // The others draw lots: each signature of theirs is another one.
    if (vector.algorithm === 'ed25519' || vector.algorithm === 'hmac-sha256') expect(made[1]?.[1]).toBe(vector.signature);
    const [again] = readSignatures(made);
    expect(again && isSigned(again, verifier, bare, requestOf(vector))).toBe(true);
  });

  it('their digests are of their bodies (RFC 9530)', () => {
    for (const name of ['test-request', 'test-response', 'request-2.4', 'response-2.4-1']) {
      const { body, fields: own } = messageOf(name);
      const [, value = ''] = own.find(([one]) => one === 'Content-Digest') ?? [];
      expect(isDigestOf(value, Buffer.from(body)), name).toBe(true);
      expect(contentDigest(Buffer.from(body), 'sha-512')).toBe(value);
      expect(isDigestOf(value, Buffer.from(`${body} `)), name).toBe(false);
    }
  });
});

describe('the examples of section 2', () => {
  const fragment: HttpRequest = {
    method: 'GET',
    url: 'https://www.example.com/path?param=value&foo=bar&baz=bat%2Dman&qux=&b=with+plus+space&fa%C3%A7ade%22%3A%20=something&n=a%0Ab&twice=1&twice=2',
    fields: [
      ['Host', 'www.example.com'],
      ['X-OWS-Header', '   Leading and trailing whitespace.   '],
      ['X-Obs-Fold-Header', 'Obsolete\r\n    line folding.'],
      ['Cache-Control', 'max-age=60'],
      ['Cache-Control', '    must-revalidate'],
      ['Example-Dict', '  a=1,    b=2;x=1;y=2,   c=(a   b   c), d'],
      ['X-Empty-Header', ''],
      ['Example-Header', 'value, with, lots'],
      ['Example-Header', 'of, commas'],
      ['Content-Digest', 'sha-256=:AAAA:,sha-512=:BBBB:'],
    ],
  };
  const lineOf = (identifier: string, message: HttpMessage = fragment): string => {
    const [given] = readSignatures([
      ['signature-input', `s=(${identifier})`],
      ['signature', 's=:AAAA:'],
    ]);
    return signatureBase(given?.covered ?? [[], new Map()], message).split('\n')[0] ?? '';
  };
  it.each([
    ['"host"', 'www.example.com'],
    ['"x-ows-header"', 'Leading and trailing whitespace.'],
    ['"x-obs-fold-header"', 'Obsolete line folding.'],
    ['"cache-control"', 'max-age=60, must-revalidate'],
    ['"x-empty-header"', ''],
    ['"example-dict";key="a"', '1'],
    ['"example-dict";key="d"', '?1'],
    ['"example-dict";key="b"', '2;x=1;y=2'],
    ['"example-dict";key="c"', '(a b c)'],
    ['"content-digest";sf', 'sha-256=:AAAA:, sha-512=:BBBB:'],
    ['"example-header"', 'value, with, lots, of, commas'],
    ['"example-header";bs', ':dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:'],
    ['"@method"', 'GET'],
    ['"@target-uri"', fragment.url],
    ['"@authority"', 'www.example.com'],
    ['"@scheme"', 'https'],
    ['"@path"', '/path'],
    ['"@query"', fragment.url.slice(fragment.url.indexOf('?'))],
    ['"@request-target"', fragment.url.slice('https://www.example.com'.length)],
    ['"@query-param";name="param"', 'value'],
    ['"@query-param";name="qux"', ''],
    ['"@query-param";name="b"', 'with%20plus%20space'],
    ['"@query-param";name="n"', 'a%0Ab'],
    ['"@query-param";name="fa%C3%A7ade%22%3A%20"', 'something'],
  ])('%s', (identifier, value) => expect(lineOf(identifier)).toBe(`${identifier}: ${value}`));

  it('an empty path is a slash, no query a question mark, a default port none', () => {
    const bare = { method: 'GET', url: 'https://Example.COM:443', fields: [] };
    expect([lineOf('"@path"', bare), lineOf('"@query"', bare), lineOf('"@authority"', bare)]).toEqual([
      '"@path": /',
      '"@query": ?',
      '"@authority": example.com',
    ]);
  });

  it.each([
    ['a field that is not there', '"date"'],
    ['a component twice', '"@method" "@method"'],
    ['a name with capitals', '"Host"'],
    ['a derived component that nobody knows', '"@moon"'],
    ['a parameter that nobody knows', '"host";moon'],
    ['a parameter on what takes none', '"@method";sf'],
    ['req in a request', '"@method";req'],
    ['a status in a request', '"@status"'],
    ['trailers', '"host";tr'],
    ['bs beside sf', '"example-header";bs;sf'],
    ['a member that is not there', '"example-dict";key="z"'],
    ['a member of what is no dictionary', '"x-ows-header";key="a"'],
    ['sf of a type that is not known', '"example-dict";sf'],
    ['a query parameter that stands twice', '"@query-param";name="twice"'],
    ['a query parameter that is not there', '"@query-param";name="none"'],
    ['a query parameter without a name', '"@query-param"'],
    ['a component that is no string', 'token'],
    ['a signature over itself', '"@signature-params"'],
  ])('refuses %s', (_name, identifier) => expect(() => lineOf(identifier)).toThrow(SignatureFault));

  it('refuses fields of a signature that do not belong together', () => {
    const read = (input: string | null, value: string | null) =>
      readSignatures([
        ...(input === null ? [] : [['signature-input', input] as const]),
        ...(value === null ? [] : [['signature', value] as const]),
      ]);
    expect(read(null, null)).toEqual([]);
    for (const [input, value] of [
      ['a=()', null],
      [null, 'a=:AAAA:'],
      ['a=()', 'b=:AAAA:'],
      ['a=(), b=()', 'a=:AAAA:'],
      ['a="x"', 'a=:AAAA:'],
      ['a=()', 'a="AAAA"'],
      ['a=(', 'a=:AAAA:'],
    ] as const)
      expect(() => read(input, value), `${input} ${value}`).toThrow(SignatureFault);
  });
});
