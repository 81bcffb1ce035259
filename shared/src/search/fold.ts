/** Signs that are written for the Uzbek oʻ, gʻ and ʼ, the soft and hard sign, and accents that stand by themselves. */
const silent = /[ʻʼ‘’‛'`´′ʹʽʾʿˈ＇ьъ]|[\u0300-\u036f]/g;

/** Letters that are two of the plain ones. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/[шщşš]/g, 'sh'],
  [/[чçč]/g, 'ch'],
  [/ю/g, 'yu'],
  [/я/g, 'ya'],
  [/ё/g, 'yo'],
  [/[жӂҗҷž]/g, 'j'],
  [/ц/g, 's'],
  [/ң/g, 'ng'],
];

const letters = 'абвгғдеєзийіїкқлмнопрстуўүұфхҳһыэөәӣӯñńáàâäăãåéèêëẽíìîïıóòôöõŏōúùûüũğǵwý';
const plain = 'abvggdeeziyiikqlmnoprstuouufhhhieoaiunnaaaaaaaeeeeeiiiiiooooooouuuuuggvy';
const single = new Map([...letters].map((letter, place) => [letter, plain.charAt(place)]));

/** Ways of writing that become one, in this order, on plain letters (x is still x, қ is q). */
const spellings: readonly (readonly [RegExp, string])[] = [
  // Names from elsewhere, whose x is no Uzbek х: Nexia is Нексия.
  [/(?<![a-z0-9])(ne|oni|le|lu|mi|fle)x/g, '$1ks'],
  [/x|kh/g, 'h'],
  [/gh/g, 'g'],
  [/zh/g, 'j'],
  [/dj/g, 'j'],
  [/shch/g, 'sh'],
  [/ts/g, 's'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  // "Ер" is yer, "объект" obyekt.
  [/ye/g, 'e'],
  // "Кыргыз" is kyrgyz; and "новый", noviy, novyy, novy are one.
  [/(?<![aeiou])y(?![aeiou])/g, 'i'],
  [/i[iy]+/g, 'i'],
  [/q/g, 'k'],
];

/**
 * A text in plain small letters and digits, words apart by one space, for comparing: Uzbek, Russian and Kyrgyz Cyrillic,
 * Uzbek Latin and what is typed in Latin for the others meet in one spelling, so that "Ҳовли" and "Hovli", "Ер" and "yer",
 * "Жалал-Абад" and "Jalal-Abad", "Нексия" and "Nexia" are the same. Postgres does the same by its function `fold`
 * (migrations/); a test holds that both agree.
 */
export function fold(text: string): string {
  let folded = text.normalize('NFC').toLowerCase().replace(silent, '');
  for (const [letter, two] of pairs) folded = folded.replace(letter, two);
  folded = [...folded].map((letter) => single.get(letter) ?? letter).join('');
  for (const [written, one] of spellings) folded = folded.replace(written, one);
  return folded.replace(/[^a-z0-9]+/g, ' ');
}
