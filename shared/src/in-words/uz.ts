import { always, type Numerals, turkicCount } from './scale.js';

export const uzbek: Numerals = {
  count: turkicCount({
    zero: 'nol',
    ones: ' bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz'.split(' '),
    tens: ' oʻn yigirma oʻttiz qirq ellik oltmish yetmish sakson toʻqson'.split(' '),
    hundred: 'yuz',
    powers: ['', 'ming', 'million', 'milliard', 'trillion', 'kvadrillion'],
  }),
  units: {
    UZS: { major: always('soʻm'), small: always('tiyin') },
    KGS: { major: always('qirgʻiz somi'), small: always('tiyin') },
    USD: { major: always('AQSH dollari'), small: always('sent') },
  },
};
