import type { Language } from '@ochiq/shared/language';
import type { Role } from '@ochiq/shared/people';
import { demoOffices } from './offices.js';

/** A demo account. All have the one demo password; only the listed ones stand on the sign-in page. */
interface DemoPerson {
  readonly login: string;
  readonly name: string;
  /** 14 digits: PINFL (UZ) or PIN (KG); invented. */
  readonly nationalId: string;
  readonly role: Role;
  /** Index into `demoOffices`, an office's staff only. */
  readonly office: number | null;
  readonly language: Language;
  readonly listed: boolean;
}

const officeOf = (region: string) => demoOffices.findIndex((office) => office.region === region);

/** The sign-in page's accounts. */
const listed: readonly DemoPerson[] = [
  { login: 'aziza', name: 'Aziza Karimova', nationalId: '41503890010017', role: 'citizen', office: null, language: 'uz', listed: true },
  { login: 'bekzat', name: 'Бекзат Осмонов', nationalId: '20907198500122', role: 'citizen', office: null, language: 'ky', listed: true },
  { login: 'nodira', name: 'Нодира Юлдашева', nationalId: '42211920020031', role: 'citizen', office: null, language: 'ru', listed: true },
  { login: 'timur', name: 'Timur Rahimov', nationalId: '31806840030048', role: 'citizen', office: null, language: 'en', listed: true },
  {
    login: 'bailiff.uz',
    name: 'Sardor Ergashev',
    nationalId: '30102880040052',
    role: 'bailiff',
    office: officeOf('UZ-TK'),
    language: 'uz',
    listed: true,
  },
  {
    login: 'bailiff.kg',
    name: 'Айжан Токтосунова',
    nationalId: '11411199000213',
    role: 'bailiff',
    office: officeOf('KG-GB'),
    language: 'ky',
    listed: true,
  },
  {
    login: 'senior.uz',
    name: 'Gulchehra Abdullayeva',
    nationalId: '42003790050081',
    role: 'senior_bailiff',
    office: officeOf('UZ-TK'),
    language: 'uz',
    listed: true,
  },
  {
    login: 'senior.kg',
    name: 'Марат Жээнбеков',
    nationalId: '20605198000319',
    role: 'senior_bailiff',
    office: officeOf('KG-GB'),
    language: 'ky',
    listed: true,
  },
  {
    login: 'accountant.uz',
    name: 'Наталья Цой',
    nationalId: '41209830060095',
    role: 'accountant',
    office: officeOf('UZ-TK'),
    language: 'ru',
    listed: true,
  },
  {
    login: 'accountant.kg',
    name: 'Асель Байтемирова',
    nationalId: '10908199200428',
    role: 'accountant',
    office: officeOf('KG-GB'),
    language: 'ky',
    listed: true,
  },
  { login: 'auditor', name: 'Марина Ли', nationalId: '40605810050063', role: 'auditor', office: null, language: 'ru', listed: true },
  { login: 'auditor2', name: 'Азамат Исмаилов', nationalId: '31904820090072', role: 'auditor', office: null, language: 'ru', listed: true },
  { login: 'operator', name: 'Jasur Tursunov', nationalId: '32709900060074', role: 'operator', office: null, language: 'uz', listed: true },
  { login: 'admin', name: 'Elena Park', nationalId: '41707880070106', role: 'admin', office: null, language: 'en', listed: true },
];

/** Citizens who only give the demo lots their bid histories. */
const bidderNames: readonly (readonly [string, Language])[] = [
  ['Dilshod Nazarov', 'uz'],
  ['Gulnora Sobirova', 'uz'],
  ['Жаныбек Абдыраев', 'ky'],
  ['Чолпон Эсенова', 'ky'],
  ['Олег Ким', 'ru'],
  ['Shahnoza Mirzayeva', 'uz'],
  ['Улан Жумабеков', 'ky'],
  ['Bobur Qodirov', 'uz'],
  ['Елена Петрова', 'ru'],
  ['Otabek Hamidov', 'uz'],
  ['Нурлан Сыдыков', 'ky'],
  ['Malika Yusupova', 'uz'],
  ['Азамат Турдуев', 'ky'],
  ['Рустам Валиев', 'ru'],
  ['Aynur Allambergenova', 'uz'],
  ['Эльмира Касымова', 'ky'],
];

const uzBailiffs =
  'Akmal Joʻrayev, Ulugʻbek Saidov, Feruza Olimova, Sherzod Aliyev, Nigora Hasanova, Rustam Boltayev, Lola Ismoilova, Anvar Toshpoʻlatov, Bahrom Nurmatov, Zuhra Davletova, Ilhom Rajabov, Kamola Xudoyberdiyeva, Mansur Eshonqulov';
const kgBailiffs =
  'Бакыт Алымкулов, Гүлзат Мамытова, Кубанычбек Асанов, Назгүл Бекова, Талант Кадыров, Жылдыз Орозова, Эрлан Шаршенов, Айгүл Сатыбалдиева';
const bailiffNames = `${uzBailiffs}, ${kgBailiffs}`.split(', ');

/** An invented 14-digit number that no listed account has. */
const inventedId = (series: number, place: number) => String(series * 10_000_000_000_000 + 1_039_000_700_011 + place * 104_729_001);

const bidders: readonly DemoPerson[] = bidderNames.map(([name, language], index) => ({
  login: `citizen${String(index + 1).padStart(2, '0')}`,
  name,
  nationalId: inventedId(5, index),
  role: 'citizen',
  office: null,
  language,
  listed: false,
}));

/** Citizens whom the auditor's tour leads to: see story.ts. */
const plotNames: readonly (readonly [string, Language])[] = [
  ['Sherali Yoqubov', 'uz'],
  ['Jahongir Yoqubov', 'uz'],
  ['Saida Toʻxtayeva', 'uz'],
  ['Murod Hakimov', 'uz'],
  ['Oybek Rustamov', 'uz'],
  ['Эсенбек Токоев', 'ky'],
];

const plotters: readonly DemoPerson[] = plotNames.map(([name, language], index) => ({
  login: `citizen${String(bidderNames.length + index + 1).padStart(2, '0')}`,
  name,
  nationalId: inventedId(4, index),
  role: 'citizen',
  office: null,
  language,
  listed: false,
}));

/** Their logins, in the order of the names. */
export const plotterLogins: readonly string[] = plotters.map(({ login }) => login);

/** Every office has a bailiff, so that every case has one. */
const otherBailiffs: readonly DemoPerson[] = demoOffices
  .map((office, index) => ({ office, index }))
  .filter(({ office }) => office.region !== 'UZ-TK' && office.region !== 'KG-GB')
  .map(({ office, index }, place) => ({
    login: `bailiff.${office.region.toLowerCase()}`,
    name: bailiffNames[place] ?? `Bailiff ${office.region}`,
    nationalId: inventedId(6, place),
    role: 'bailiff',
    office: index,
    language: office.jurisdiction === 'UZ' ? 'uz' : 'ky',
    listed: false,
  }));

/** Every office has a second official, who approved what its bailiff lists. */
const otherSeniors: readonly DemoPerson[] = otherBailiffs.map(({ office, language, login }, place) => ({
  login: login.replace('bailiff.', 'senior.'),
  name: bailiffNames[(place + 7) % bailiffNames.length]?.replace(/^\S+/, language === 'uz' ? 'Davron' : 'Мирлан') ?? login,
  nationalId: inventedId(7, place),
  role: 'senior_bailiff',
  office,
  language,
  listed: false,
}));

const capitalColleagues = [
  ['UZ-TK', 'bailiff2.uz', 'Nilufar Qosimova'],
  ['UZ-TK', 'bailiff3.uz', 'Jamshid Raximov'],
  ['KG-GB', 'bailiff2.kg', 'Бекжан Турсунов'],
  ['KG-GB', 'bailiff3.kg', 'Салтанат Ибраева'],
] as const;

/** Every office has more than one bailiff, so that a draw decides something. */
const colleagues: readonly DemoPerson[] = [
  ...capitalColleagues.map(([region, login, name]) => ({
    login,
    name,
    office: officeOf(region),
    language: region === 'UZ-TK' ? ('uz' as const) : ('ky' as const),
  })),
  ...otherBailiffs.map(({ office, language, login }, place) => ({
    login: login.replace('bailiff.', 'bailiff2.'),
    name: bailiffNames[(place + 11) % bailiffNames.length]?.replace(/^\S+/, language === 'uz' ? 'Sanjar' : 'Руслан') ?? login,
    office,
    language,
  })),
].map((one, place) => ({ ...one, nationalId: inventedId(8, place), role: 'bailiff', listed: false }));

export const demoPeople: readonly DemoPerson[] = [...listed, ...bidders, ...plotters, ...otherBailiffs, ...otherSeniors, ...colleagues];

/** The demo citizen who owes money in one case, to show that a party may not bid. */
export const owingCitizen = 'timur';

/** Logins of the citizens that the scripted histories may use. */
export const biddingCitizens: readonly string[] = [...listed, ...bidders]
  .filter((person) => person.role === 'citizen')
  .map((person) => person.login);

/** Login of the office's bailiff. */
export function bailiffOf(office: number): string {
  const found = demoPeople.find((person) => person.role === 'bailiff' && person.office === office);
  if (!found) throw new Error(`office ${office} has no bailiff`);
  return found.login;
}

/** Login of the office's second official. */
export function seniorOf(office: number): string {
  const found = demoPeople.find((person) => person.role === 'senior_bailiff' && person.office === office);
  if (!found) throw new Error(`office ${office} has no senior bailiff`);
  return found.login;
}

/** The account of that login. */
export function personOf(login: string): DemoPerson {
  const found = demoPeople.find((person) => person.login === login);
  if (!found) throw new Error(`no demo account ${login}`);
  return found;
}
