import { describe, expect, it } from 'vitest';
import { mayBeKept, overfull, planRequest } from './plan-request';

const origin = 'https://ochiq.example';
const plan = (path: string, mode = 'cors', method = 'GET') => planRequest({ method, url: new URL(path, origin).href, mode }, origin);

describe('a request of the page', () => {
  it.each([
    ['/', 'navigate', 'page'],
    ['/lots/100001', 'navigate', 'page'],
    ['/accounts/books', 'navigate', 'page'],
    ['/docs', 'navigate', null],
    ['/openapi.json', 'navigate', null],
    ['/api/open-data/lots.csv', 'navigate', null],
    ['/assets/base-abc.js', 'no-cors', 'file'],
    ['/media/ab/cd.webp', 'no-cors', 'picture'],
    ['/api/lots?sort=ending', 'cors', 'answer'],
    ['/api/lots/100001', 'cors', 'answer'],
    ['/api/lots/100001/trail?after=0', 'cors', 'answer'],
    ['/api/reference', 'cors', 'answer'],
  ] as const)('%s (%s) goes as %s', (path, mode, kind) => {
    expect(plan(path, mode)).toBe(kind);
  });

  it.each([
    '/api/session',
    '/api/lots/100001/deposit',
    '/api/lots/100001/bids/own',
    '/api/lots/100001/maximum',
    '/api/account/bids',
    '/api/notices',
    '/api/bailiff/cases',
    '/api/auditor/inquiries/1',
    '/api/accounts/statements',
    '/api/papers/1',
    '/log/checkpoint',
  ])('%s is never kept', (path) => {
    expect(plan(path)).toBeNull();
  });

  it('goes past the worker when it changes something or leads elsewhere', () => {
    expect(plan('/api/lots', 'cors', 'POST')).toBeNull();
    expect(planRequest({ method: 'GET', url: 'https://other.example/assets/a.js', mode: 'cors' }, origin)).toBeNull();
  });
});

describe('an answer', () => {
  it.each([
    [200, null, true],
    [200, 'public, max-age=60', true],
    [200, 'no-store', false],
    [200, 'private, max-age=60', false],
    [206, null, false],
    [404, null, false],
  ] as const)('%i with "%s" may be kept: %s', (status, control, may) => {
    expect(mayBeKept(status, control)).toBe(may);
  });

  it('makes room for itself by the oldest', () => {
    expect(overfull([1, 2, 3, 4], 3)).toEqual([1]);
    expect(overfull([1, 2], 3)).toEqual([]);
  });
});
