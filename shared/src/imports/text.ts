import type { Language } from '../language/index.js';
import type { ImportCode } from './index.js';

const text = (en: string, ru: string, uz: string, ky: string): Record<Language, string> => ({ en, ru, uz, ky });

/** What is said about a cell, in the reader's language. */
export const importTexts: Record<ImportCode, Record<Language, string>> = {
  column_missing: text(
    'The table has no such column',
    'В таблице нет такого столбца',
    'Jadvalda bunday ustun yoʻq',
    'Таблицада мындай тилке жок',
  ),
  column_twice: text('The column stands twice', 'Столбец указан дважды', 'Ustun ikki marta yozilgan', 'Тилке эки жолу жазылган'),
  empty: text('Fill this in', 'Заполните', 'Toʻldiring', 'Толтуруңуз'),
  too_long: text('The text is too long', 'Слишком длинный текст', 'Matn juda uzun', 'Текст өтө узун'),
  formula: text(
    'A formula is not taken: write the value',
    'Формула не принимается: впишите значение',
    'Formula qabul qilinmaydi: qiymatni yozing',
    'Формула кабыл алынбайт: маанисин жазыңыз',
  ),
  unknown_case: text(
    'Your office has no case with this number',
    'В вашем отделе нет дела с таким номером',
    'Boʻlimingizda bunday raqamli ish yoʻq',
    'Бөлүмүңүздө мындай номердеги иш жок',
  ),
  unknown_category: text(
    'There is no such kind of property',
    'Нет такого вида имущества',
    'Bunday mol-mulk turi yoʻq',
    'Мындай мүлк түрү жок',
  ),
  unknown_region: text('There is no such region', 'Нет такого региона', 'Bunday hudud yoʻq', 'Мындай аймак жок'),
  not_amount: text('This is no amount', 'Это не сумма', 'Bu summa emas', 'Бул сумма эмес'),
  not_time: text(
    'Write day and time: 2027-03-01 10:00',
    'Укажите дату и время: 2027-03-01 10:00',
    'Sana va vaqtni yozing: 2027-03-01 10:00',
    'Күндү жана убакытты жазыңыз: 2027-03-01 10:00',
  ),
  ends_before_start: text(
    'The end is not after the start',
    'Окончание не позже начала',
    'Tugashi boshlanishidan keyin emas',
    'Бүтүшү башталышынан кийин эмес',
  ),
  in_past: text('The time has passed', 'Время уже прошло', 'Vaqt oʻtib ketgan', 'Убакыт өтүп кеткен'),
  too_far: text('The time is too far ahead', 'Слишком далёкая дата', 'Sana juda uzoq', 'Күн өтө алыс'),
  below_rules: text(
    'The starting price is lower than the rules allow',
    'Начальная цена ниже допустимой по правилам',
    'Boshlangʻich narx qoidalar ruxsat etganidan past',
    'Баштапкы баа эрежелер уруксат бергенден төмөн',
  ),
  not_identifier: text(
    'This is no VIN or cadastral number',
    'Это не VIN и не кадастровый номер',
    'Bu VIN yoki kadastr raqami emas',
    'Бул VIN же кадастр номери эмес',
  ),
  repeated_in_file: text(
    'The same property stands in an earlier row',
    'То же имущество указано в строке выше',
    'Shu mol-mulk yuqoridagi qatorda bor',
    'Ушул эле мүлк жогорку сапта бар',
  ),
  known_item: text(
    'This property has been entered before',
    'Это имущество уже внесено',
    'Bu mol-mulk avval kiritilgan',
    'Бул мүлк мурун киргизилген',
  ),
  far_from_appraisal: text(
    'The starting price is far from the appraisal',
    'Начальная цена сильно отличается от оценки',
    'Boshlangʻich narx baholashdan ancha farq qiladi',
    'Баштапкы баа баалоодон көп айырмаланат',
  ),
};
