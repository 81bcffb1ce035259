import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { faultOf, placeOf } from './error.js';
import type { Exchanged } from './exchange.js';
import { judgeAnswer } from './judge-answer.js';
import { requestHash, type SentMessage } from './message-hash.js';

const requestId = 'f92591a3-6bf0-49b1-987b-0dd78c034cc3';
const id = '29f4d011-ef17-4f2f-9bb1-0452ce17d3f5';
const [client, service] = ['DEV/COM/222/TESTCLIENT', 'DEV/COM/222/TESTSERVICE/petstore'];
/** PR-REST 6.2: the request that curl sends. */
const message: SentMessage = {
  method: 'GET',
  target: `/r1/${service}/v2/pets/1124`,
  headers: [
    ['accept', 'application/json'],
    ['X-Road-Client', client],
    ['X-Road-Id', id],
  ],
  body: null,
};
/** PR-REST 6.2: the headers of the response, with the hash of this request. */
const headers = {
  'content-type': 'application/json;charset=utf-8',
  'x-road-id': id,
  'x-road-client': client,
  'x-road-service': service,
  'x-road-request-id': requestId,
  'x-road-request-hash': requestHash(message, requestId),
};
const pet = { id: 1124, name: 'Siddu', photoUrls: [], tags: [], status: 'Offline' };
const response = (status: number, body: unknown, given: Record<string, string> = headers): Exchanged => ({
  got: 'response',
  status,
  headers: given,
  body: Buffer.from(body === '' ? '' : JSON.stringify(body)),
});
const judge = (exchanged: Exchanged) => judgeAnswer(exchanged, { message, id, client, service });
/** PR-REST 4.6: an error of a security server has none of the message's headers. */
const errorOf = (status: number, type: string, text: string, detail: string) =>
  judge(response(status, { type, message: text, detail }, { 'content-type': 'application/json;charset=utf-8', 'x-road-error': type }));

describe('the answers of PR-REST', () => {
  it.each([
    ['6.2 GET', 200, pet, pet],
    ['6.4 POST', 201, { ...pet, id: 5657082955040122 }, { ...pet, id: 5657082955040122 }],
    ['6.5 DELETE, without a body', 204, '', null],
  ])('%s', (_name, status, body, value) => {
    expect(judge(response(status, body))).toEqual({ ok: true, status, body: value });
  });

  it('4.6 example 1: an error of the service comes as it is, and is not one of X-Road', () => {
    const body = {
      timestamp: '2019-03-21T09:45:19.904Z',
      status: 405,
      error: 'Method Not Allowed',
      message: "Request method 'PUT' not supported",
      path: '/v3/pet/findByStatus',
    };
    expect(judge(response(405, body))).toEqual({ ok: false, fault: 'refused', type: 'status_405', detail: null });
  });

  it('4.6 example 2: the service did not answer its security server', () => {
    const text = 'Connect to 10.139.178.1:8080 [/10.139.178.1] failed: Connection timed out (Connection timed out)';
    const detail = '9bc95b6e-2f1d-4a41-a7e6-11eda7d734d5';
    const asked = errorOf(500, 'Server.ServerProxy.NetworkError', text, detail);
    expect(asked).toEqual({ ok: false, fault: 'down', type: 'Server.ServerProxy.NetworkError', detail });
  });

  it('4.6 example 3: we sent what is no message of X-Road', () => {
    const asked = errorOf(400, 'Client.BadRequest', "Error parsing the client's REST request.", '018cbcae-537e-421b-b6f6-2608dc97bd90');
    expect(asked).toMatchObject({ fault: 'refused', type: 'Client.BadRequest' });
  });

  it('4.6 example 4: their security server has a fault', () => {
    const asked = errorOf(500, 'Server.ServerProxy.DatabaseError', 'Error accessing database', '3c4d0f08-440f-417f-b935-bc801e103d51');
    expect(asked).toMatchObject({ fault: 'down', type: 'Server.ServerProxy.DatabaseError' });
  });

  it.each([
    ['Client.BadRequest', 'client', 'refused'],
    ['Server.ServerProxy.ServiceFailed', 'their_server', 'down'],
    ['Server.ServerProxy.DatabaseError', 'their_server', 'down'],
    ['Server.ClientProxy.OutdatedGlobalConf', 'own_server', 'down'],
    ['Server.ServerProxy.AccessDenied', 'their_server', 'denied'],
    ['Server.ClientProxy.SslAuthenticationFailed', 'own_server', 'denied'],
    ['server.serverproxy.access_denied', 'their_server', 'denied'],
    ['Server.ClientProxy.InconsistentResponse', 'own_server', 'lying'],
  ] as const)('4.6 example 5: where %s comes from, and what it means for the question', (type, place, fault) => {
    expect(placeOf(type)).toBe(place);
    expect(faultOf({ type, message: '', detail: null })).toBe(fault);
  });

  it('an X-Road-Error whose body cannot be read counts all the same', () => {
    const asked = judge({ ...response(500, '', { 'x-road-error': 'Server.ClientProxy.IOError' }) });
    expect(asked).toMatchObject({ fault: 'down', type: 'Server.ClientProxy.IOError' });
  });
});

describe('an answer to something else', () => {
  it.each([
    ['another message', { 'x-road-id': 'fa2e18a5-c2cb-4d09-b994-f57727f7c3fb' }, 'other_id'],
    ['another client', { 'x-road-client': 'DEV/COM/222' }, 'other_client'],
    ['another service', { 'x-road-service': 'DEV/COM/222/TESTSERVICE/petstore2' }, 'other_service'],
    ['no request', { 'x-road-request-id': '' }, 'no_request_id'],
    ['another way of the message', { 'x-road-request-id': id }, 'other_hash'],
    // Printed in 6.2; it is of no request that is printed.
    [
      'another request',
      { 'x-road-request-hash': 'Xvx9V2U5c5RhDUiXpVLtW7L8vTd5cM2IOBU2n9efEk7/m3ECKyGAp7yTpJpTWpo6HcmwSaGO+cinxMVKjxJTOQ==' },
      'other_hash',
    ],
  ])('names %s', (_name, other, type) => {
    expect(judge(response(200, pet, { ...headers, ...other }))).toEqual({ ok: false, fault: 'lying', type, detail: null });
  });

  it('names are compared as what they mean, not as they are written', () => {
    expect(judge(response(200, pet, { ...headers, 'x-road-client': 'DEV/COM/%32%32%32/TESTCLIENT' }))).toMatchObject({ ok: true });
  });
});

describe('answers by their status', () => {
  it.each([
    [404, 'absent'],
    [403, 'denied'],
    [409, 'refused'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'down'],
    [302, 'lying'],
  ] as const)('%i of the service is %s', (status, fault) => {
    expect(judge(response(status, { type: 'X', message: 'x' }))).toMatchObject({ ok: false, fault });
  });

  it('502 of something in between is down, and 200 of it is a lie', () => {
    expect(judge(response(502, '', {}))).toMatchObject({ fault: 'down', type: 'status_502' });
    expect(judge(response(200, pet, {}))).toMatchObject({ fault: 'lying' });
  });

  it('nothing at all is down or slow, and a body that is no JSON a lie', () => {
    expect(judge({ got: 'nothing', why: 'no_connection' })).toMatchObject({ fault: 'down' });
    expect(judge({ got: 'nothing', why: 'too_slow' })).toMatchObject({ fault: 'slow' });
    expect(judge({ ...response(200, ''), body: Buffer.from('<html>') } as Exchanged)).toMatchObject({ fault: 'lying', type: 'not_json' });
  });
});

describe('the request hash (PR-REST 4.3)', () => {
  const sha = (bytes: Buffer | string) => createHash('sha512').update(bytes).digest();
  const head = `POST\r\n/r1/${service}/v2/pets?a=b\r\nAccept:application/json\r\nX-Road-Client:${client}\r\nx-road-request-id:${requestId}\r\n`;
  const sent = (body: Buffer | null): SentMessage => ({
    method: 'POST',
    target: `/r1/${service}/v2/pets?a=b`,
    headers: [
      ['Host', 'security-server'],
      ['Accept', 'application/json'],
      ['Content-Length', '2'],
      ['X-Road-Client', client],
      ['Connection', 'close'],
      ['User-Agent', 'x'],
      ['X-Road-Request-Hash', 'whatever'],
    ],
    body,
  });

  it('is of the headers alone where there is no body', () => {
    expect(requestHash(sent(null), requestId)).toBe(sha(head).toString('base64'));
    expect(requestHash(sent(Buffer.alloc(0)), requestId)).toBe(sha(head).toString('base64'));
  });

  it('is of the hashes of headers and body', () => {
    const body = Buffer.from('{}');
    expect(requestHash(sent(body), requestId)).toBe(sha(Buffer.concat([sha(head), sha(body)])).toString('base64'));
  });
});
