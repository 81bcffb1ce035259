import type { ProblemText } from './index.js';

type IntakeCode =
  | 'document_invalid'
  | 'document_conflict'
  | 'document_unknown'
  | 'signature_invalid'
  | 'court_unknown'
  | 'seat_unknown'
  | 'seat_open'
  | 'absence_in_past';
type Texts = Readonly<Record<IntakeCode, ProblemText>>;

/** What is refused where courts deliver documents and officials are drawn. */
export const intakeTexts: Readonly<Record<'en' | 'ru' | 'uz' | 'ky', Texts>> = {
  en: {
    document_invalid: {
      title: 'The document is not as it must be',
      action: 'Each fault is named with its place; put them right and deliver it again.',
    },
    document_conflict: {
      title: 'Another document of this court has this number',
      action: 'The number came before with other content. A corrected document needs a number of its own.',
    },
    document_unknown: { title: 'There is no such document', action: 'Check the court’s code and the number.' },
    signature_invalid: {
      title: 'The court’s signature cannot be believed',
      action: 'The file was changed, its key is not known here, or it was revoked. Ask the court for the file again.',
    },
    court_unknown: { title: 'This court delivers no documents here', action: 'Check its code; an operator registers courts.' },
    seat_unknown: { title: 'There is no such seat in your office', action: 'Reload the page and choose one of the list.' },
    seat_open: { title: 'This official has an open seat already', action: 'Nothing needs to be done.' },
    absence_in_past: {
      title: 'An absence cannot begin in the past or end before it begins',
      action: 'It counts from now on: draws that were made stay as they are.',
    },
  },
  ru: {
    document_invalid: {
      title: 'Документ составлен неверно',
      action: 'Каждая ошибка названа с её местом; исправьте их и отправьте документ снова.',
    },
    document_conflict: {
      title: 'У другого документа этого суда такой же номер',
      action: 'Этот номер уже поступил с другим содержанием. Исправленному документу нужен свой номер.',
    },
    document_unknown: { title: 'Такого документа нет', action: 'Проверьте код суда и номер.' },
    signature_invalid: {
      title: 'Подпись суда недействительна',
      action: 'Файл изменён, ключ здесь неизвестен или отозван. Запросите файл у суда ещё раз.',
    },
    court_unknown: { title: 'Этот суд не передаёт сюда документы', action: 'Проверьте код; суды регистрирует оператор.' },
    seat_unknown: { title: 'В вашем подразделении нет такого места', action: 'Обновите страницу и выберите из списка.' },
    seat_open: { title: 'Место этого сотрудника уже открыто', action: 'Ничего делать не нужно.' },
    absence_in_past: {
      title: 'Отсутствие не может начаться в прошлом или кончиться раньше начала',
      action: 'Оно действует с этого момента: сделанные жеребьёвки не меняются.',
    },
  },
  uz: {
    document_invalid: { title: 'Hujjat notoʻgʻri tuzilgan', action: 'Har bir xato oʻrni bilan koʻrsatilgan; tuzatib, qayta yuboring.' },
    document_conflict: {
      title: 'Bu sudning boshqa hujjati shu raqam bilan kelgan',
      action: 'Raqam avval boshqa mazmun bilan kelgan. Tuzatilgan hujjatga oʻz raqami kerak.',
    },
    document_unknown: { title: 'Bunday hujjat yoʻq', action: 'Sud kodi va raqamni tekshiring.' },
    signature_invalid: {
      title: 'Sud imzosi haqiqiy emas',
      action: 'Fayl oʻzgartirilgan, kaliti nomaʼlum yoki bekor qilingan. Faylni suddan qayta soʻrang.',
    },
    court_unknown: { title: 'Bu sud bu yerga hujjat yubormaydi', action: 'Kodni tekshiring; sudlarni operator roʻyxatga oladi.' },
    seat_unknown: { title: 'Boʻlimingizda bunday oʻrin yoʻq', action: 'Sahifani yangilab, roʻyxatdan tanlang.' },
    seat_open: { title: 'Bu xodimning oʻrni allaqachon ochiq', action: 'Hech narsa qilish shart emas.' },
    absence_in_past: {
      title: 'Yoʻqlik oʻtmishda boshlanishi yoki boshlanmasdan tugashi mumkin emas',
      action: 'U hozirdan boshlab hisoblanadi: oʻtgan qurʼalar oʻzgarmaydi.',
    },
  },
  ky: {
    document_invalid: { title: 'Документ туура эмес түзүлгөн', action: 'Ар бир ката орду менен көрсөтүлгөн; оңдоп, кайра жөнөтүңүз.' },
    document_conflict: {
      title: 'Бул соттун башка документи ушул номер менен келген',
      action: 'Номер мурда башка мазмун менен келген. Оңдолгон документке өз номери керек.',
    },
    document_unknown: { title: 'Мындай документ жок', action: 'Соттун кодун жана номерди текшериңиз.' },
    signature_invalid: {
      title: 'Соттун кол тамгасы жараксыз',
      action: 'Файл өзгөртүлгөн, ачкычы белгисиз же жокко чыгарылган. Файлды соттон кайра сураңыз.',
    },
    court_unknown: { title: 'Бул сот бул жакка документ жөнөтпөйт', action: 'Кодун текшериңиз; сотторду оператор каттайт.' },
    seat_unknown: { title: 'Бөлүмүңүздө мындай орун жок', action: 'Баракты жаңыртып, тизмеден тандаңыз.' },
    seat_open: { title: 'Бул кызматкердин орду мурунтан ачык', action: 'Эч нерсе кылуунун кереги жок.' },
    absence_in_past: {
      title: 'Жоктук өткөндө башталып же башталганга чейин бүтө албайт',
      action: 'Ал азыртан баштап эсептелет: өткөн чүчүкулактар өзгөрбөйт.',
    },
  },
};
