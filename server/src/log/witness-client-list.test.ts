import { describe, expect, it } from 'vitest';
import { parseWitnessList } from './witness-client.js';

describe('the list of witnesses', () => {
  const w1 = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
  const w2 = 'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv';

  it.each([
    { name: 'nothing', text: '', urls: [] },
    { name: 'spaces', text: ' \n ', urls: [] },
    { name: 'one', text: `https://w.example=${w1}`, urls: ['https://w.example'] },
    { name: 'one with a path and a slash', text: `https://w.example/a/b/=${w1}`, urls: ['https://w.example/a/b'] },
    {
      name: 'two on two lines',
      text: ` http://127.0.0.1:7380=${w1}\n\thttps://w.example/2=${w2} `,
      urls: ['http://127.0.0.1:7380', 'https://w.example/2'],
    },
  ])('is read: $name', ({ text, urls }) => {
    const list = parseWitnessList(text);
    expect(list.map(({ url }) => url)).toEqual(urls);
    expect(list.map(({ key }) => key.name)).toEqual(['remora.n621.de', 'witness.stagemole.eu'].slice(0, urls.length));
  });

  it.each([
    { name: 'no key', text: 'https://w.example', says: 'is not URL=VKEY' },
    { name: 'no address', text: w1, says: 'is not URL=VKEY' },
    { name: 'an empty address', text: `=${w1}`, says: 'does not begin with' },
    { name: 'another protocol', text: `ftp://w.example=${w1}`, says: 'does not begin with' },
    { name: 'a password', text: `https://a:b@w.example=${w1}`, says: 'does not begin with' },
    { name: 'a fragment', text: `https://w.example#=${w1}`, says: 'does not begin with' },
    { name: 'a question', text: `https://w.example?=${w1}`, says: 'does not' },
    { name: 'commas', text: `https://w.example=${w1},https://v.example=${w2}`, says: 'does not end with a key' },
    { name: 'a spoilt key', text: `https://w.example=${w1.replace('a', 'b')}`, says: 'does not end with a key' },
    {
      name: 'the key of a log',
      text: `https://w.example=example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`,
      says: 'has the key of a log',
    },
    { name: 'one twice', text: `https://w.example=${w1} https://v.example=${w1}`, says: 'remora.n621.de is named twice' },
  ])('is refused: $name', ({ text, says }) => {
    expect(() => parseWitnessList(text)).toThrow(says);
  });
});
