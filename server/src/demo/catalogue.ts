import type { Chance } from './chance.js';
import { type Four, four } from './four.js';
import type { Good } from './goods.js';

const equipment = (kind: string, picture: string, thousands: readonly [number, number], common: boolean, name: Four, facts: Four): Good => ({
  kind, category: 'equipment', picture: `equipment-${picture}`, name, facts, thousands, common,
}); // biome-ignore format: one row of a table
const other = (kind: string, picture: string, thousands: readonly [number, number], common: boolean, name: Four, facts: Four): Good => ({
  kind, category: 'other', picture: `other-${picture}`, name, facts, thousands, common,
}); // biome-ignore format: one row of a table

const listed: readonly Good[] = [
  equipment('tractor', 'tractor', [5, 14], true,
    four('MTZ-82.1 traktori, {year}-yil', 'Трактор МТЗ-82.1, {year} года', 'МТЗ-82.1 трактору, {year}-жыл', 'Tractor MTZ-82.1, {year}'),
    four('Belarus MTZ-82.1 gʻildirakli traktori, 81 ot kuchi, {number} motosoat ishlagan, plugi bilan.', 'Колёсный трактор «Беларус» МТЗ-82.1, 81 л. с., наработка {number} моточасов, с плугом.', '«Беларус» МТЗ-82.1 дөңгөлөктүү трактору, 81 ат күчү, {number} моточас иштеген, соко менен.', 'Wheeled tractor Belarus MTZ-82.1, 81 hp, {number} running hours, with a plough.')),
  equipment('combine', 'tractor', [14, 40], true,
    four('New Holland T7060 traktori, {year}-yil', 'Трактор New Holland T7060, {year} года', 'New Holland T7060 трактору, {year}-жыл', 'Tractor New Holland T7060, {year}'),
    four('New Holland T7060 traktori, 213 ot kuchi, {number} motosoat ishlagan, konditsioneri bor.', 'Трактор New Holland T7060, 213 л. с., наработка {number} моточасов, с кондиционером.', 'New Holland T7060 трактору, 213 ат күчү, {number} моточас иштеген, кондиционери бар.', 'Tractor New Holland T7060, 213 hp, {number} running hours, air-conditioned.')),
  equipment('excavator', 'excavator', [18, 55], true,
    four('Hyundai R210LC ekskavatori, {year}-yil', 'Экскаватор Hyundai R210LC, {year} года', 'Hyundai R210LC экскаватору, {year}-жыл', 'Excavator Hyundai R210LC, {year}'),
    four('Zanjirli ekskavator, choʻmichi 1,05 m³, {number} motosoat ishlagan.', 'Гусеничный экскаватор, ковш 1,05 м³, наработка {number} моточасов.', 'Чынжырлуу экскаватор, чөмүчү 1,05 м³, {number} моточас иштеген.', 'Crawler excavator, 1.05 m³ bucket, {number} running hours.')),
  equipment('bulldozer', 'excavator', [20, 40], false,
    four('Komatsu D155AX buldozeri, {year}-yil', 'Бульдозер Komatsu D155AX, {year} года', 'Komatsu D155AX бульдозери, {year}-жыл', 'Bulldozer Komatsu D155AX, {year}'),
    four('Ogʻir zanjirli buldozer, {number} motosoat ishlagan, orqa yumshatgichi bor.', 'Тяжёлый гусеничный бульдозер, наработка {number} моточасов, с рыхлителем.', 'Оор чынжырлуу бульдозер, {number} моточас иштеген, арткы жумшаткычы бар.', 'Heavy crawler bulldozer, {number} running hours, with a ripper.')),
  equipment('loader', 'loader', [14, 30], true,
    four('SDLG LG933L frontal yuklagichi, {year}-yil', 'Фронтальный погрузчик SDLG LG933L, {year} года', 'SDLG LG933L фронталдык жүктөгүчү, {year}-жыл', 'Front loader SDLG LG933L, {year}'),
    four('Gʻildirakli yuklagich, choʻmichi 1,8 m³, {number} motosoat ishlagan.', 'Колёсный погрузчик, ковш 1,8 м³, наработка {number} моточасов.', 'Дөңгөлөктүү жүктөгүч, чөмүчү 1,8 м³, {number} моточас иштеген.', 'Wheel loader, 1.8 m³ bucket, {number} running hours.')),
  equipment('lathe', 'lathe', [2, 7], true,
    four('16K20 tokarlik dastgohi', 'Токарный станок 16К20', '16К20 токардык станогу', 'Lathe 16K20'),
    four('16K20 vint qirquvchi tokarlik dastgohi, markazlar orasi 1000 mm, uch kulachokli patroni bilan.', 'Токарно-винторезный станок 16К20, расстояние между центрами 1000 мм, с трёхкулачковым патроном.', '16К20 токардык станогу, борборлорунун арасы 1000 мм, үч муштумдуу патрону менен.', 'Screw-cutting lathe 16K20, 1,000 mm between centres, with a three-jaw chuck.')),
  equipment('generator', 'generator', [3, 12], true,
    four('100 kVA dizel generatori, {year}-yil', 'Дизельный генератор 100 кВА, {year} года', '100 кВА дизель генератору, {year}-жыл', 'Diesel generator, 100 kVA, {year}'),
    four('Shovqinsiz kojuxli dizel generatori, 100 kVA, avtomatik ishga tushadi.', 'Дизельный генератор 100 кВА в шумозащитном кожухе, с автозапуском.', 'Үнү басаңдатылган капкактуу дизель генератору, 100 кВА, автоматтык түрдө иштейт.', 'Diesel generator of 100 kVA in a silenced housing, with automatic start.')),
  equipment('container', 'container', [1.2, 3], true,
    four('20 futlik konteyner', 'Контейнер 20 футов', '20 футтук контейнер', '20-foot container'),
    four('Poʻlat dengiz konteyneri, 20 fut, eshiklari va poli butun, zangi oz.', 'Стальной морской контейнер, 20 футов, двери и пол целые, ржавчины мало.', 'Болот деңиз контейнери, 20 фут, эшиктери жана полу бүтүн, даты аз.', 'Steel sea container, 20 feet; doors and floor whole, little rust.')),
  equipment('sewing', 'lathe', [1, 4], true,
    four('CNC frezer dastgohi, {year}-yil', 'Фрезерный станок с ЧПУ, {year} года', 'ЧПУ фрезердик станогу, {year}-жыл', 'CNC milling machine, {year}'),
    four('Uch oʻqli frezer dastgohi, stoli 600 × 400 mm, kompyuteri bilan.', 'Трёхосевой фрезерный станок, стол 600 × 400 мм, с компьютером.', 'Үч октуу фрезердик станок, столу 600 × 400 мм, компьютери менен.', 'Three-axis milling machine, table of 600 × 400 mm, with its computer.')),
  equipment('cold-room', 'container', [2, 6], true,
    four('Sovutish xonasi, 5 × 6 m', 'Холодильная камера, 5 × 6 м', 'Муздатуучу камера, 5 × 6 м', 'Cold room, 5 × 6 m'),
    four('Yigʻma sovutish xonasi, −18 °C gacha, kompressori bilan.', 'Сборная холодильная камера до −18 °C, с компрессором.', 'Куралма муздатуучу камера, −18 °C чейин, компрессору менен.', 'Sectional cold room, down to −18 °C, with its compressor.')),
  equipment('cable-puller', 'generator', [12, 20], false,
    four('Tesmec ARS-700 sim tortish uskunasi', 'Натяжная машина Tesmec ARS-700', 'Tesmec ARS-700 зым тартуучу жабдуусу', 'Conductor tensioner Tesmec ARS-700'),
    four('Yuqori kuchlanishli liniyalarda sim tortish uchun tirkama agregat.', 'Прицепной агрегат для натяжения проводов высоковольтных линий.', 'Жогорку чыңалуудагы линияларда зым тартуу үчүн чиркеме агрегат.', 'Trailer unit for stringing the conductors of high-voltage lines.')),
  equipment('can-sealer', 'machine', [5, 9], false,
    four('Banka yopish mashinasi', 'Закаточная машина для банок', 'Банка жабуучу машина', 'Can-sealing machine'),
    four('Konserva sexi uchun shisha bankalarni yopadigan yarim avtomat.', 'Полуавтомат для укупорки стеклянных банок в консервном цехе.', 'Консерва цехи үчүн айнек банкаларды жабуучу жарым автомат.', 'Semi-automatic machine that closes glass jars in a cannery.')),
  equipment('garment-washer', 'machine', [20, 30], false,
    four('Softfinish HTF mato yuvish liniyasi', 'Линия промывки ткани Softfinish HTF', 'Softfinish HTF кездеме жуучу линиясы', 'Fabric washing line Softfinish HTF'),
    four('Mato yoyish, siqish va fermentli yuvish uskunasi, toʻqimachilik korxonasidan.', 'Установка для расправки, отжима и энзимной промывки ткани с текстильного предприятия.', 'Кездеме жаюучу, сыгуучу жана фермент менен жуучу жабдуу, текстиль ишканасынан.', 'Unit for opening, squeezing and enzyme-washing fabric, from a textile works.')),
  equipment('hydro-extractor', 'machine', [20, 30], false,
    four('Softfinish BSM suv siqish mashinasi', 'Отжимная машина Softfinish BSM', 'Softfinish BSM суу сыгуучу машинасы', 'Hydro-extractor Softfinish BSM'),
    four('Trikotaj matoning suvini siqadigan balonli mashina, boshqaruv shkafi bilan.', 'Баллонная машина для отжима трикотажного полотна, со шкафом управления.', 'Трикотаж кездеменин суусун сыгуучу баллондуу машина, башкаруу шкафы менен.', 'Balloon squeezer for knitted fabric, with its control cabinet.')),
  equipment('compactor', 'machine', [8, 12], false,
    four('RSA98 zichlab bogʻlash mashinasi', 'Пресс-упаковщик RSA98', 'RSA98 престеп байлоочу машинасы', 'Baling press RSA98'),
    four('Yuqori tezlikdagi zichlab bogʻlash mashinasi, konveyeri bilan.', 'Высокоскоростной пресс-упаковщик с конвейером.', 'Жогорку ылдамдыктагы престеп байлоочу машина, конвейери менен.', 'High-speed baling press with a conveyor.')),
  equipment('moulds', 'machine', [20, 30], false,
    four('Beton lotok qoliplari', 'Формы для бетонных лотков', 'Бетон лоток калыптары', 'Moulds for concrete channels'),
    four('Sugʻorish lotoklarini quyish uchun metall qoliplar, {count} dona.', 'Металлические формы для отливки оросительных лотков, {count} шт.', 'Сугат лотокторун куюу үчүн металл калыптар, {count} даана.', 'Steel moulds for casting irrigation channels, {count} pieces.')),
  equipment('pump', 'machine', [0.9, 1.5], false,
    four('GV-3800 porshenli gidronasosi', 'Поршневой гидронасос GV-3800', 'GV-3800 поршендүү гидронасосу', 'Piston hydraulic pump GV-3800'),
    four('Maxsus texnika uchun porshenli gidronasos, shlanglari bilan.', 'Поршневой гидронасос для спецтехники, со шлангами.', 'Атайын техника үчүн поршендүү гидронасос, шлангдары менен.', 'Piston hydraulic pump for heavy machines, with hoses.')),
  other('office-furniture', 'furniture', [0.2, 1.4], true,
    four('Ofis mebellari, {count} dona', 'Офисная мебель, {count} шт.', 'Кеңсе эмереги, {count} даана', 'Office furniture, {count} pieces'),
    four('Stol, stul va shkaflar roʻyxat boʻyicha, jami {count} dona.', 'Столы, стулья и шкафы по списку, всего {count} шт.', 'Үстөл, отургуч жана шкафтар тизме боюнча, баары {count} даана.', 'Desks, chairs and cabinets as listed, {count} pieces in all.')),
  other('laptop', 'electronics', [0.1, 0.9], true,
    four('Acer noutbuki', 'Ноутбук Acer', 'Acer ноутбугу', 'Acer notebook computer'),
    four('Acer noutbuki, ekrani 15,6 dyuym, zaryadlovchisi bilan, diski tozalangan.', 'Ноутбук Acer, экран 15,6 дюйма, с зарядным устройством, диск очищен.', 'Acer ноутбугу, экраны 15,6 дюйм, кубаттагычы менен, диски тазаланган.', 'Acer notebook computer with a 15.6-inch screen and charger; the disk is wiped.')),
  other('washing-machine', 'appliance', [0.4, 0.9], true,
    four('Samsung kir yuvish mashinasi, 12 kg', 'Стиральная машина Samsung, 12 кг', 'Samsung кир жуугуч машинасы, 12 кг', 'Samsung washing machine, 12 kg'),
    four('Avtomat kir yuvish mashinasi, yuklamasi 12 kg.', 'Автоматическая стиральная машина с загрузкой 12 кг.', 'Автомат кир жуугуч машина, жүктөмү 12 кг.', 'Automatic washing machine for a load of 12 kg.')),
  other('air-conditioner', 'appliance', [0.2, 0.5], true,
    four('Roison KFR-25 konditsioneri', 'Кондиционер Roison KFR-25', 'Roison KFR-25 кондиционери', 'Air conditioner Roison KFR-25'),
    four('Devorga oʻrnatiladigan konditsioner, ichki va tashqi bloki bilan.', 'Настенный кондиционер с внутренним и наружным блоком.', 'Дубалга орнотулуучу кондиционер, ички жана тышкы блогу менен.', 'Wall air conditioner with indoor and outdoor units.')),
  other('radio', 'electronics', [0.5, 0.9], false,
    four('Radioaloqa qurilmalari', 'Средства радиосвязи', 'Радиобайланыш каражаттары', 'Radio communication sets'),
    four('Koʻchma radiostansiyalar va zaryadlovchilar, {count} dona.', 'Переносные радиостанции и зарядные устройства, {count} шт.', 'Көчмө радиостанциялар жана кубаттагычтар, {count} даана.', 'Portable radios and chargers, {count} pieces.')),
  other('shelving', 'furniture', [0.2, 0.5], false,
    four('Toʻrt qavatli temir stellaj', 'Металлический стеллаж, четыре яруса', 'Төрт кабаттуу темир стеллаж', 'Four-tier steel shelving'),
    four('Ombor uchun temir stellaj, balandligi 2,2 m.', 'Металлический стеллаж для склада, высота 2,2 м.', 'Кампа үчүн темир стеллаж, бийиктиги 2,2 м.', 'Steel shelving for a warehouse, 2.2 m high.')),
  other('cable', 'materials', [0.02, 0.05], false,
    four('RK kabeli', 'Кабель РК', 'РК кабели', 'RK cable'),
    four('Radiochastotali koaksial kabel, gʻaltakda.', 'Радиочастотный коаксиальный кабель в бухте.', 'Радиожыштык коаксиалдык кабели, түрмөктө.', 'Radio-frequency coaxial cable in a coil.')),
  other('carpet', 'carpet', [0.2, 1.2], true,
    four('Jun gilamlar, {count} dona', 'Шерстяные ковры, {count} шт.', 'Жүн килемдер, {count} даана', 'Wool carpets, {count} pieces'),
    four('Qoʻlda va mashinada toʻqilgan jun gilamlar, 2 × 3 m, jami {count} dona.', 'Шерстяные ковры ручной и машинной работы, 2 × 3 м, всего {count} шт.', 'Колдо жана машинада согулган жүн килемдер, 2 × 3 м, баары {count} даана.', 'Hand-made and machine-made wool carpets of 2 × 3 m, {count} in all.')),
  other('cement', 'materials', [0.5, 4], true,
    four('Qurilish materiallari partiyasi', 'Партия строительных материалов', 'Курулуш материалдарынын партиясы', 'Lot of building materials'),
    four('M400 sementi, armatura va gipsokarton, taglikda saqlanadi, {count} taglik.', 'Цемент М400, арматура и гипсокартон на поддонах, поддонов: {count}.', 'М400 цементи, арматура жана гипсокартон, {count} поддон.', 'Cement M400, reinforcing steel and plasterboard on {count} pallets.')),
  other('phones', 'electronics', [0.5, 3], true,
    four('Smartfonlar, {count} dona', 'Смартфоны, {count} шт.', 'Смартфондор, {count} даана', 'Smartphones, {count} pieces'),
    four('Doʻkondan xatlangan yangi smartfonlar, qutisida, {count} dona.', 'Новые смартфоны в упаковке, изъятые из магазина, {count} шт.', 'Дүкөндөн камакка алынган жаңы смартфондор, кутусунда, {count} даана.', 'New boxed smartphones seized from a shop, {count} pieces.')),
]; // biome-ignore format: a table

/** Of the pictures of electronics the first two show a notebook computer, the third boxed goods. */
const shotsOf = (kind: string): Pick<Good, 'shots'> =>
  kind === 'laptop' ? { shots: [1, 2] } : kind === 'phones' || kind === 'radio' ? { shots: [3, 3] } : {};
const goods: readonly Good[] = listed.map((one) => ({ ...one, ...shotsOf(one.kind) }));

/** The good of that kind of the sample, or null when the kind is none. */
export function goodOf(kind: string): Good | null {
  return goods.find((one) => one.kind === kind) ?? null;
}

/** Any good of the category that is sold in both countries. */
export function commonGood(chance: Chance, category: Good['category']): Good {
  return chance.pick(goods.filter((one) => one.common && one.category === category));
}
