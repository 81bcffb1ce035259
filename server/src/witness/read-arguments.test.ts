import { describe, expect, it } from 'vitest';
import { createShamLog } from '../test/sham-log.js';
import { BadSetup } from './bad-setup.js';
import { readArguments } from './read-arguments.js';

const name = 'witness.example/w1';
const { key, vkey } = createShamLog('example.com/log');
const next = createShamLog('example.com/log', 2);
const other = createShamLog('example.com/other', 3);

describe('the command', () => {
  it('needs a name and a log', () => {
    const logs = new Map([['example.com/log', [key]]]);
    expect(readArguments(['--name', name, '--log', vkey])).toEqual({ name, logs, dir: '.data/witness', port: 7380, host: '127.0.0.1' });
  });

  it('takes several logs, and several keys of one', () => {
    const args = [vkey, other.vkey, next.vkey, vkey].flatMap((text) => ['--log', text]);
    const { logs, ...rest } = readArguments(['--name', name, ...args, '--dir', 'd', '--port', '0', '--host', '::1']);
    expect([...logs]).toEqual([
      ['example.com/log', [key, next.key]],
      ['example.com/other', [other.key]],
    ]);
    expect(rest).toEqual({ name, dir: 'd', port: 0, host: '::1' });
  });

  it.each([
    { name: 'no name', args: ['--log', vkey], says: '--name is needed' },
    { name: 'no log', args: ['--name', name], says: '--log is needed, at least once' },
    { name: 'a name of two words', args: ['--name', 'a b', '--log', vkey], says: '--name is one word' },
    { name: 'a name with a plus', args: ['--name', 'a+b', '--log', vkey], says: '--name is one word' },
    { name: 'a name with a control character', args: ['--name', 'a\u0001', '--log', vkey], says: '--name is one word' },
    { name: 'a log that is no key', args: ['--name', name, '--log', 'x'], says: '--log is not a key: x' },
    { name: 'a key whose id does not fit', args: ['--name', name, '--log', `a${vkey}`], says: '--log is not a key' },
    {
      name: 'the key of a witness',
      args: ['--name', name, '--log', 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'],
      says: '--log is the key of a witness',
    },
    { name: 'a port that is none', args: ['--name', name, '--log', vkey, '--port', '70000'], says: '--port ' },
    { name: 'an option that is none', args: ['--name', name, '--log', vkey, '--colour', 'red'], says: 'colour' },
    { name: 'a word too many', args: ['--name', name, '--log', vkey, 'more'], says: 'more' },
  ])('refuses $name', ({ args, says }) => {
    const read = () => readArguments(args);
    expect(read).toThrow(BadSetup);
    expect(read).toThrow(says);
    expect(read).toThrow('usage: npm run witness');
  });
});
