import type { Region } from '@ochiq/shared/lots';
import { type Four, four } from './four.js';

export interface DemoRegion {
  readonly code: Region;
  readonly jurisdiction: 'UZ' | 'KG';
  /** Digits with which the numbers of its enforcement cases begin. */
  readonly number: string;
  /** As a heading; the Russian one stands in the dative, for use after "по". */
  readonly name: Four;
  readonly towns: readonly Four[];
}

const uz = (code: Region, number: string, name: Four, towns: readonly Four[]): DemoRegion => ({
  code,
  jurisdiction: 'UZ',
  number,
  name,
  towns,
});
const kg = (code: Region, number: string, name: Four, towns: readonly Four[]): DemoRegion => ({
  code,
  jurisdiction: 'KG',
  number,
  name,
  towns,
});
const tashkent = four('Toshkent', 'Ташкент', 'Ташкент', 'Tashkent');
const bishkek = four('Bishkek', 'Бишкек', 'Бишкек', 'Bishkek');
const osh = four('Oʻsh', 'Ош', 'Ош', 'Osh');

export const demoRegions: readonly DemoRegion[] = [
  uz('UZ-TK', '1001', four('Toshkent shahri', 'городу Ташкенту', 'Ташкент шаары', 'Tashkent City'), [tashkent]),
  uz('UZ-TO', '1101', four('Toshkent viloyati', 'Ташкентской области', 'Ташкент облусу', 'Tashkent Region'), [
    four('Chirchiq', 'Чирчик', 'Чырчык', 'Chirchik'),
    four('Olmaliq', 'Алмалык', 'Алмалык', 'Almalyk'),
    four('Nurafshon', 'Нурафшон', 'Нурафшон', 'Nurafshon'),
    four('Angren', 'Ангрен', 'Ангрен', 'Angren'),
  ]),
  uz('UZ-AN', '1201', four('Andijon viloyati', 'Андижанской области', 'Анжыян облусу', 'Andijan Region'), [
    four('Andijon', 'Андижан', 'Анжыян', 'Andijan'),
    four('Asaka', 'Асака', 'Асака', 'Asaka'),
    four('Xonobod', 'Ханабад', 'Ханабад', 'Khanabad'),
  ]),
  uz('UZ-BU', '1301', four('Buxoro viloyati', 'Бухарской области', 'Бухара облусу', 'Bukhara Region'), [
    four('Buxoro', 'Бухара', 'Бухара', 'Bukhara'),
    four('Kogon', 'Каган', 'Каган', 'Kagan'),
    four('Gʻijduvon', 'Гиждуван', 'Гиждуван', 'Gijduvan'),
  ]),
  uz('UZ-FA', '1401', four('Fargʻona viloyati', 'Ферганской области', 'Фергана облусу', 'Fergana Region'), [
    four('Fargʻona', 'Фергана', 'Фергана', 'Fergana'),
    four('Qoʻqon', 'Коканд', 'Кокон', 'Kokand'),
    four('Margʻilon', 'Маргилан', 'Маргалаң', 'Margilan'),
  ]),
  uz('UZ-JI', '1501', four('Jizzax viloyati', 'Джизакской области', 'Жызак облусу', 'Jizzakh Region'), [
    four('Jizzax', 'Джизак', 'Жызак', 'Jizzakh'),
    four('Zomin', 'Заамин', 'Заамин', 'Zaamin'),
  ]),
  uz('UZ-NG', '1601', four('Namangan viloyati', 'Наманганской области', 'Наманган облусу', 'Namangan Region'), [
    four('Namangan', 'Наманган', 'Наманган', 'Namangan'),
    four('Chust', 'Чуст', 'Чуст', 'Chust'),
    four('Pop', 'Пап', 'Пап', 'Pap'),
  ]),
  uz('UZ-NW', '1701', four('Navoiy viloyati', 'Навоийской области', 'Навои облусу', 'Navoi Region'), [
    four('Navoiy', 'Навои', 'Навои', 'Navoi'),
    four('Zarafshon', 'Зарафшан', 'Зарафшан', 'Zarafshan'),
  ]),
  uz('UZ-QA', '1801', four('Qashqadaryo viloyati', 'Кашкадарьинской области', 'Кашкадарыя облусу', 'Kashkadarya Region'), [
    four('Qarshi', 'Карши', 'Карши', 'Karshi'),
    four('Shahrisabz', 'Шахрисабз', 'Шахрисабз', 'Shakhrisabz'),
  ]),
  uz(
    'UZ-QR',
    '1901',
    four('Qoraqalpogʻiston Respublikasi', 'Республике Каракалпакстан', 'Каракалпакстан Республикасы', 'Republic of Karakalpakstan'),
    [four('Nukus', 'Нукус', 'Нукус', 'Nukus'), four('Xoʻjayli', 'Ходжейли', 'Кожели', 'Khodjeyli')],
  ),
  uz('UZ-SA', '2001', four('Samarqand viloyati', 'Самаркандской области', 'Самарканд облусу', 'Samarkand Region'), [
    four('Samarqand', 'Самарканд', 'Самарканд', 'Samarkand'),
    four('Urgut', 'Ургут', 'Ургут', 'Urgut'),
    four('Kattaqoʻrgʻon', 'Каттакурган', 'Каттакурган', 'Kattakurgan'),
  ]),
  uz('UZ-SI', '2101', four('Sirdaryo viloyati', 'Сырдарьинской области', 'Сырдарыя облусу', 'Syrdarya Region'), [
    four('Guliston', 'Гулистан', 'Гүлистан', 'Gulistan'),
    four('Yangiyer', 'Янгиер', 'Янгиер', 'Yangiyer'),
  ]),
  uz('UZ-SU', '2201', four('Surxondaryo viloyati', 'Сурхандарьинской области', 'Сурхандарыя облусу', 'Surkhandarya Region'), [
    four('Termiz', 'Термез', 'Термез', 'Termez'),
    four('Denov', 'Денау', 'Денау', 'Denau'),
  ]),
  uz('UZ-XO', '2301', four('Xorazm viloyati', 'Хорезмской области', 'Хорезм облусу', 'Khorezm Region'), [
    four('Urganch', 'Ургенч', 'Үргөнч', 'Urgench'),
    four('Xiva', 'Хива', 'Хива', 'Khiva'),
  ]),
  kg('KG-GB', '01', four('Bishkek shahri', 'городу Бишкек', 'Бишкек шаары', 'Bishkek City'), [bishkek]),
  kg('KG-GO', '02', four('Oʻsh shahri', 'городу Ош', 'Ош шаары', 'Osh City'), [osh]),
  kg('KG-B', '03', four('Botken viloyati', 'Баткенской области', 'Баткен облусу', 'Batken Region'), [
    four('Botken', 'Баткен', 'Баткен', 'Batken'),
    four('Qizilqiya', 'Кызыл-Кия', 'Кызыл-Кыя', 'Kyzyl-Kiya'),
  ]),
  kg('KG-C', '04', four('Chuy viloyati', 'Чуйской области', 'Чүй облусу', 'Chuy Region'), [
    four('Toʻqmoq', 'Токмок', 'Токмок', 'Tokmok'),
    four('Kant', 'Кант', 'Кант', 'Kant'),
    four('Qorabolta', 'Кара-Балта', 'Кара-Балта', 'Kara-Balta'),
    four('Soʻkuluk', 'Сокулук', 'Сокулук', 'Sokuluk'),
  ]),
  kg('KG-J', '05', four('Jalolobod viloyati', 'Джалал-Абадской области', 'Жалал-Абад облусу', 'Jalal-Abad Region'), [
    four('Jalolobod', 'Джалал-Абад', 'Жалал-Абад', 'Jalal-Abad'),
    four('Bozorqoʻrgʻon', 'Базар-Коргон', 'Базар-Коргон', 'Bazar-Korgon'),
  ]),
  kg('KG-N', '06', four('Norin viloyati', 'Нарынской области', 'Нарын облусу', 'Naryn Region'), [
    four('Norin', 'Нарын', 'Нарын', 'Naryn'),
    four('Atboshi', 'Ат-Башы', 'Ат-Башы', 'At-Bashy'),
  ]),
  kg('KG-O', '07', four('Oʻsh viloyati', 'Ошской области', 'Ош облусу', 'Osh Region'), [
    four('Oʻzgan', 'Узген', 'Өзгөн', 'Uzgen'),
    four('Qorasuv', 'Кара-Суу', 'Кара-Суу', 'Kara-Suu'),
    four('Nooʻqot', 'Ноокат', 'Ноокат', 'Nookat'),
  ]),
  kg('KG-T', '08', four('Talas viloyati', 'Таласской области', 'Талас облусу', 'Talas Region'), [
    four('Talas', 'Талас', 'Талас', 'Talas'),
    four('Bakay-Ota', 'Бакай-Ата', 'Бакай-Ата', 'Bakay-Ata'),
  ]),
  kg('KG-Y', '09', four('Issiqkoʻl viloyati', 'Иссык-Кульской области', 'Ысык-Көл облусу', 'Issyk-Kul Region'), [
    four('Qorakoʻl', 'Каракол', 'Каракол', 'Karakol'),
    four('Choʻlponota', 'Чолпон-Ата', 'Чолпон-Ата', 'Cholpon-Ata'),
    four('Baliqchi', 'Балыкчы', 'Балыкчы', 'Balykchy'),
  ]),
];

/** The region of that code. */
export function regionOf(code: Region): DemoRegion {
  const found = demoRegions.find((region) => region.code === code);
  if (!found) throw new Error(`no demo region ${code}`);
  return found;
}
