import { always, type Numerals, turkicCount } from './scale.js';

export const kyrgyz: Numerals = {
  count: turkicCount({
    zero: 'нөл',
    ones: ' бир эки үч төрт беш алты жети сегиз тогуз'.split(' '),
    tens: ' он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон'.split(' '),
    hundred: 'жүз',
    powers: ['', 'миң', 'миллион', 'миллиард', 'триллион', 'квадриллион'],
  }),
  units: {
    UZS: { major: always('өзбек суму'), small: always('тийин') },
    KGS: { major: always('сом'), small: always('тыйын') },
    USD: { major: always('АКШ доллары'), small: always('цент') },
  },
};
