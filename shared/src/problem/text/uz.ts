import { agencyTexts } from './agencies.js';
import type { CoreProblem, ProblemText } from './index.js';
import { intakeTexts } from './intake.js';

export const uz: Record<CoreProblem, ProblemText> = {
  lot_unknown: { title: 'Bunday lot yoʻq', action: 'Lot raqamini tekshiring yoki lotni roʻyxatdan qidiring.' },
  lot_not_started: { title: 'Savdo hali boshlanmagan', action: 'Savdo ochilganda qaytib keling: vaqti lot sahifasida koʻrsatilgan.' },
  lot_closed: { title: 'Savdo tugagan', action: 'Endi taklif qabul qilinmaydi. Natija lot sahifasida.' },
  lot_withdrawn: { title: 'Lot savdodan olib tashlangan', action: 'Endi taklif qabul qilinmaydi. Sababi lot sahifasida koʻrsatilgan.' },
  own_office: { title: 'Bu lotni sizning boʻlimingiz sotmoqda', action: 'Sotuvchi boʻlim xodimlari uning lotlariga taklif bera olmaydi.' },
  party_to_case: {
    title: 'Siz bu ish boʻyicha qarzdorsiz',
    action: 'Qarzdor savdoda qatnasha olmaydi. Qarzni sotuvdan oldin toʻlash yoʻlini ijrochidan soʻrang.',
  },
  in_default: {
    title: 'Siz yutgan lotingiz uchun toʻlamagansiz',
    action: 'Qoidalarda belgilangan muddat tugaguncha savdoda qatnasha olmaysiz.',
  },
  no_deposit: { title: 'Bu lot uchun zakalat toʻlanmagan', action: 'Lot sahifasida zakalat toʻlang, soʻng taklif bering.' },
  wrong_currency: { title: 'Taklif boshqa valyutada', action: 'Lot valyutasida taklif bering.' },
  above_limit: { title: 'Summa chegaradan katta', action: 'Nollar sonini tekshiring va kichikroq summa kiriting.' },
  below_minimum: {
    title: 'Taklif eng kam summadan past',
    action: 'Kamida tugma yonida koʻrsatilgan keyingi eng kam summani taklif qiling.',
  },
  already_leading: {
    title: 'Siz allaqachon yetakchisiz',
    action: 'Boshqa ishtirokchi oʻzib ketguncha kuting yoki oʻz eng yuqori summangizni oshiring.',
  },
  bid_expired: {
    title: 'Taklif juda kech yetib keldi va qabul qilinmadi',
    action: 'Narxga qarang va xohlasangiz, qaytadan taklif bering.',
  },
  key_reused: {
    title: 'Oʻsha taklif boshqa summa bilan keldi',
    action: 'Sahifani yangilang, narxni tekshiring va qaytadan taklif bering.',
  },
  lot_suspended: { title: 'Savdo toʻxtatib turilgan', action: 'Savdo vaqtincha toʻxtatilgan. Sababi va maʼnosi lot sahifasida yozilgan.' },
  lot_not_in_review: {
    title: 'Lot tasdiqlashni kutmayapti',
    action: 'Lotni oching va holatini koʻring; avval qoralama tasdiqlashga yuboriladi.',
  },
  lot_not_open: {
    title: 'Lot ochiq emas',
    action: 'Lotni oching va holatini koʻring: bu amal eʼlon qilingan yoki savdodagi lotlar uchun.',
  },
  lot_not_suspended: {
    title: 'Lot toʻxtatib turilmagan',
    action: 'Lotni oching va holatini koʻring; faqat toʻxtatib turilgan savdo davom ettiriladi.',
  },
  author_cannot_approve: {
    title: 'Oʻz lotingizni tasdiqlay olmaysiz',
    action: 'Boʻlimning boshqa katta ijrochisidan soʻrang: eʼlon uchun ikki mansabdor javob beradi.',
  },
  version_changed: {
    title: 'Siz ochganingizdan beri lot oʻzgargan',
    action: 'Uni qayta oching va qaror qilishdan oldin oʻzgarishlarni koʻring.',
  },
  lot_terms_fixed: {
    title: 'Eʼlon qilingan lot shartlari oʻzgarmaydi',
    action:
      'Faqat nom, tavsif va joy tuzatiladi. Narx, muddat, zakalat, qoida, tur va hudud uchun lot savdodan olinib, qaytadan qoʻyiladi.',
  },
  nothing_changed: { title: 'Hech narsa oʻzgarmaydi', action: 'Matnni oʻzgartiring yoki izoh qoʻshing, soʻng tuzatishni yuboring.' },
  already_proposed: { title: 'Bu allaqachon tasdiq kutmoqda', action: 'Ikkinchi mansabdor avvalgisi boʻyicha qaror qilguncha kuting.' },
  proposal_unknown: {
    title: 'Bu yerda qaror qilinadigan narsa yoʻq',
    action: 'Balki qaror allaqachon qabul qilingandir. Roʻyxatni qayta oching.',
  },
  bad_request: { title: 'Soʻrovda xato bor', action: 'Belgilangan maydonlarni tekshirib, qayta yuboring.' },
  not_signed_in: { title: 'Siz tizimga kirmagansiz', action: 'Tizimga kiring va qayta urinib koʻring.' },
  wrong_credentials: { title: 'Login yoki parol notoʻgʻri', action: 'Ikkalasini ham tekshirib, qayta urinib koʻring.' },
  forbidden: { title: 'Sizda bunga ruxsat yoʻq', action: 'Kerakli vakolatga ega hisob bilan kiring yoki boʻlimingizga murojaat qiling.' },
  foreign_origin: { title: 'Soʻrov boshqa saytdan keldi', action: 'Savdo saytining oʻzini oching va amalni oʻsha yerda takrorlang.' },
  not_found: { title: 'Bu manzilda hech narsa topilmadi', action: 'Manzilni tekshiring yoki lotlar roʻyxatidan boshlang.' },
  method_not_allowed: { title: 'Bu yerda bunday amal yoʻq', action: 'Sahifani yangilab, qayta urinib koʻring.' },
  too_large: { title: 'Hajmi juda katta', action: '15 MB dan oshmagan fayl yoki qisqaroq matn yuboring.' },
  too_many_requests: { title: 'Qisqa vaqtda juda koʻp soʻrov', action: 'Bir daqiqa kutib, qayta urinib koʻring.' },
  unsupported_media: {
    title: 'Bunday format qabul qilinmaydi',
    action: 'Suratni JPEG, PNG, WebP yoki AVIF, hujjatni PDF koʻrinishida yuboring.',
  },
  file_empty: { title: 'Fayl yoʻq yoki boʻsh', action: 'Faylni qaytadan tanlang.' },
  file_not_image: { title: 'Fayl surat emas', action: 'JPEG, PNG, WebP yoki AVIF suratni tanlang.' },
  file_damaged: { title: 'Fayl buzilgan', action: 'Uni qurilmangizda ochib tekshiring va butun nusxasini yuklang.' },
  file_not_pdf: { title: 'Fayl PDF emas', action: 'Hujjatni PDF sifatida saqlab, qayta yuklang.' },
  too_many_files: {
    title: 'Fayllar juda koʻp',
    action: 'Bir martada 10 tagacha yuklang; lotda 20 tagacha surat va 20 tagacha hujjat boʻladi.',
  },
  lot_not_draft: {
    title: 'Lot endi qoralama emas',
    action: 'Eʼlon qilingan lot oʻzgartirilmaydi. Xato boʻlsa, uni olib tashlab, yangidan kiriting.',
  },
  lot_not_ready: {
    title: 'Lot eʼlon qilishga tayyor emas',
    action: 'Yetishmayotganini qoʻshing: kamida bitta surat, baholash va savdo vaqti.',
  },
  lot_in_progress: { title: 'Lot boʻyicha savdo ketmoqda', action: 'Savdo tugashini kuting yoki lotni sababini koʻrsatib olib tashlang.' },
  schedule_in_past: {
    title: 'Tugash vaqti juda erta',
    action: 'Tugash vaqtini boshlanishdan keyin va kamida ikki daqiqadan soʻngga belgilang.',
  },
  notice_too_short: {
    title: 'Eʼlon muddati juda qisqa',
    action: 'Boshlanishni kechroqqa belgilang: qoidalar eʼlon va savdo orasida koʻproq vaqt talab qiladi.',
  },
  start_below_rules: {
    title: 'Boshlangʻich narx qoidalar ruxsat etganidan past',
    action: 'Boshlangʻich narxni qoidalar talab qilgan baho ulushigacha koʻtaring.',
  },
  appraisal_not_valid: {
    title: 'Baholash bugun amal qilmaydi',
    action:
      'Uning muddati oʻtgan yoki unga eʼtiroz bildirilgan. Mol-mulkning yangi bahosini kiriting va qoralamani qayta saqlang: u yangi summani oladi.',
  },
  appraisal_changed: {
    title: 'Mol-mulkning endi boshqa bahosi bor',
    action: 'Qoralamani qayta saqlang: u amaldagi summani oladi. Keyin boshlangʻich narxni tekshiring.',
  },
  case_number_taken: { title: 'Bunday raqamli ish mavjud', action: 'Raqamni tekshiring yoki mavjud ishni oching.' },
  sale_unknown: { title: 'Bu lot boʻyicha sotuv yoʻq', action: 'Lotni oching: sotuv lot sotilganda boshlanadi.' },
  sale_not_due: { title: 'Sotuv toʻlovni kutmayapti', action: 'Sotuv holatini koʻrish uchun sahifani yangilang.' },
  sale_not_defaulted: {
    title: 'Xaridor toʻlovni buzmagan',
    action: 'Sahifani yangilang: ikkinchi ishtirokchiga faqat xaridor oʻz vaqtida toʻlamaganda taklif qilinadi.',
  },
  sale_not_paid: {
    title: 'Narx toʻliq toʻlanmagan yoki lot topshirilgan',
    action: 'Sahifani yangilang: lot toʻlovdan keyin bir marta topshiriladi.',
  },
  sale_not_handed_over: {
    title: 'Lot topshirilmagan yoki pul taqsimlangan',
    action: 'Sahifani yangilang: pul lot topshirilgandan keyin bir marta taqsimlanadi.',
  },
  sale_over: { title: 'Bu qadam uchun kech', action: 'Sotuv holatini koʻrish uchun sahifani yangilang.' },
  sale_annulled: { title: 'Sud sotuvni bekor qilgan', action: 'Bekor qilingan sotuv boʻyicha boshqa qadam yoʻq.' },
  lot_settled: { title: 'Bu lot taqdiri hal qilingan', action: 'Qarorni koʻrish uchun sahifani yangilang.' },
  lot_not_unsold: {
    title: 'Lotning xaridori bor yoki savdo davom etmoqda',
    action: 'Bu qadam hech kim sotib olmagan yoki toʻlamagan lotlar uchun.',
  },
  no_repeat_left: {
    title: 'Boshqa takroriy savdoga ruxsat yoʻq',
    action: 'Sotuv qoidalariga koʻra lot endi undiruvchiga taklif qilinadi yoki qarzdorga qaytariladi.',
  },
  repeat_first: {
    title: 'Avval takroriy savdo oʻtkaziladi',
    action: 'Sotuv qoidalariga koʻra lot avval yana savdoga qoʻyiladi, keyin undiruvchilarga taklif qilinadi.',
  },
  no_creditor_offer: { title: 'Lot undiruvchiga taklif qilinmagan', action: 'Avval lotni undiruvchiga taklif qiling.' },
  creditor_not_asked: {
    title: 'Avval undiruvchilarga taklif qilinadi',
    action: 'Lotni undiruvchiga taklif qiling; rad etilsa, u qarzdorga qaytariladi.',
  },
  second_person_needed: {
    title: 'Buni boshqa mansabdor bajarishi kerak',
    action: 'Hamkasbingizga murojaat qiling: qadamni yozgan kishi uni tasdiqlamaydi.',
  },
  distribution_not_proposed: { title: 'Taqsimot hali taklif qilinmagan', action: 'Avval boʻlim ijrochisi taqsimotni taklif qiladi.' },
  hand_over_not_recorded: {
    title: 'Topshirish hali qayd etilmagan',
    action: 'Avval ijrochi dalolatnomani kiritadi, keyin ikkinchi mansabdor tasdiqlaydi.',
  },
  not_registered: { title: 'Siz bu lotga roʻyxatdan oʻtmagansiz', action: 'Avval lot sahifasida roʻyxatdan oʻting.' },
  leading_cannot_leave: {
    title: 'Siz bu lotda yetakchisiz',
    action: 'Yetakchi undan yuqori taklif boʻlguncha qoladi: taklif majburiydir.',
  },
  under_age: { title: 'Siz hali 18 yoshga toʻlmagansiz', action: 'Savdoda faqat voyaga yetganlar qatnashadi.' },
  payments_off: { title: 'Bu valyutada hisobraqam yoʻq', action: 'Idoraga murojaat qiling: bu valyutadagi hisobraqam kiritilmagan.' },
  reference_unknown: {
    title: 'Bunday toʻlov raqami yoʻq',
    action: 'Har bir belgini tekshiring: RF dan keyingi ikki raqam xatoni bildiradi.',
  },
  entry_resolved: { title: 'Bu toʻlov boʻyicha qaror qabul qilingan', action: 'Natijani koʻrish uchun roʻyxatni yangilang.' },
  nothing_to_send: { title: 'Toʻlanadigan mablagʻ yoʻq', action: 'Bu valyutada hisobraqami maʼlum kishilarga qarz yoʻq.' },
  statement_not_xml: {
    title: 'Fayl toʻgʻri XML emas',
    action: 'Hech narsa qabul qilinmadi. Bankdan koʻchirmani qayta oling; qator koʻrsatilgan.',
  },
  statement_unknown: {
    title: 'Bu biz oʻqiydigan koʻchirma emas',
    action: 'Bankdan camt.053.001.02 yoki camt.053.001.08 koʻrinishida oling.',
  },
  statement_incomplete: {
    title: 'Koʻchirmada biror narsa yetishmaydi yoki notoʻgʻri',
    action: 'Hech narsa qabul qilinmadi. Qator va xato koʻrsatilgan.',
  },
  statement_foreign_account: {
    title: 'Koʻchirma boshqa hisobraqamniki',
    action: 'Hech narsa qabul qilinmadi. Zakalatlar hisobraqami koʻchirmasini tanlang.',
  },
  statement_foreign_currency: {
    title: 'Koʻchirma boshqa valyutada',
    action: 'Hech narsa qabul qilinmadi. Valyuta hisobraqam valyutasi boʻlishi kerak.',
  },
  statement_not_balanced: {
    title: 'Koʻchirma hisobi mos kelmaydi',
    action: 'Hech narsa qabul qilinmadi. Boshlangʻich qoldiq va harakatlar yakuniy qoldiqqa teng emas.',
  },
  statement_contradicts: {
    title: 'Koʻchirma oldingisiga zid',
    action: 'Hech narsa qabul qilinmadi. Toʻlovning bank raqami bir xil, summasi boshqa: bankdan soʻrang.',
  },
  already_admitted: { title: 'Siz savdoga qoʻyilgansiz', action: 'Zakalatingiz saqlanmoqda: taklif berishingiz mumkin.' },
  paper_unknown: { title: 'Bunday hujjat yoʻq', action: 'Lot sahifasini yangilang: hujjat voqeadan bir necha soniya keyin paydo boʻladi.' },
  paper_signed: { title: 'Hujjat allaqachon imzolangan', action: 'Imzoni koʻrish uchun sahifani yangilang.' },
  amount_invalid: { title: 'Bu summa emas', action: 'Verguldan keyin koʻpi bilan ikki xonali musbat summa kiriting.' },
  item_in_lot: {
    title: 'Mol-mulk allaqachon lotda',
    action: 'Oʻsha lotni oching yoki mol-mulkni qayta qoʻyishdan oldin uni qaytarib oling.',
  },
  item_seized: {
    title: 'Mol-mulk allaqachon dalolatnomaga kiritilgan',
    action: 'Shu ishning hali dalolatnomaga kiritilmagan mol-mulkini tanlang.',
  },
  seizure_number_taken: { title: 'Ishda bunday raqamli dalolatnoma bor', action: 'Dalolatnoma raqamini tekshiring.' },
  file_attached: {
    title: 'Hujjat allaqachon biriktirilgan',
    action: 'Biriktirilgan hujjat almashtirilmaydi. Yangi dalolatnoma yoki baholashni kiriting.',
  },
  import_unreadable: { title: 'Jadvalni oʻqib boʻlmadi', action: 'Uni XLSX yoki CSV shaklida qayta saqlang yoki shablondan boshlang.' },
  too_many_rows: { title: 'Jadval juda uzun', action: 'Uni boʻling: bir martada koʻpi bilan 1000 qator.' },
  import_has_errors: {
    title: 'Jadvalda xatolar bor',
    action: 'Hech narsa yozilmadi. Koʻrsatilgan qatorlarni tuzating va faylni qayta tanlang.',
  },
  file_imported: { title: 'Bu fayl avval yuklangan', action: 'Uning qoralamalari ish stolida. Boshqa lotlar boʻlsa, faylni oʻzgartiring.' },
  frame_too_large: { title: 'Xabar juda katta', action: 'Sahifani yangilang; xabar 4 KB dan oshmasin.' },
  frame_not_text: { title: 'Xabar matn emas', action: 'Sahifani yangilab, qayta urinib koʻring.' },
  frame_not_json: { title: 'Xabarni oʻqib boʻlmadi', action: 'Sahifani yangilab, qayta urinib koʻring.' },
  frame_unknown_type: { title: 'Xabar turi nomaʼlum', action: 'Sahifaning yangi nusxasini olish uchun uni yangilang.' },
  too_many_lots: { title: 'Bir vaqtda juda koʻp lot kuzatilmoqda', action: 'Ayrim lot sahifalarini yopib, qayta urinib koʻring.' },
  slow_reader: { title: 'Aloqa juda sekin', action: 'Internetni tekshiring; sahifa oʻzi qayta ulanadi.' },
  internal: {
    title: 'Bizda nosozlik yuz berdi',
    action: 'Hech narsa oʻzgarmadi. Bir daqiqadan soʻng urinib koʻring; takrorlansa, soʻrov raqamini xabar qiling.',
  },
  unavailable: { title: 'Xizmat hozir ishlamayapti', action: 'Bir daqiqadan soʻng qayta urinib koʻring.' },
  overloaded: { title: 'Hozir juda koʻp taklif navbatda turibdi', action: 'Taklifingiz qabul qilinmadi. Birozdan soʻng qayta yuboring.' },
  letters_off: { title: 'Bu saytdan xat yuborilmaydi', action: 'Xabarlaringiz saytda, qoʻngʻiroqcha ostida.' },
  code_just_sent: {
    title: 'Kod hozirgina yuborildi',
    action: 'Pochtangizni tekshiring; yangi kodni yarim daqiqadan soʻng soʻrash mumkin.',
  },
  letter_not_sent: {
    title: 'Xatni yuborib boʻlmadi',
    action: 'Manzilda xato yoʻqligini tekshiring va bir necha daqiqadan soʻng qayta urinib koʻring.',
  },
  search_unknown: { title: 'Bunday saqlangan qidiruv yoʻq', action: 'Qidiruvlaringiz roʻyxatini qayta oching.' },
  too_many_searches: { title: 'Sizda ellikta saqlangan qidiruv bor', action: 'Keraksizini oʻchiring.' },
  code_wrong: { title: 'Kod notoʻgʻri', action: 'Olti raqamni tekshiring. Besh urinishdan yoki yarim soatdan soʻng yangi kod soʻrang.' },
  email_taken: { title: 'Bu manzil boshqa hisobga tegishli', action: 'Boshqa manzil kiriting yoki oʻsha hisobga kiring.' },
  inquiry_unknown: { title: 'Bunday tekshiruv yoʻq', action: 'Roʻyxatga qaytib, tekshiruvni tanlang.' },
  inquiry_concluded: {
    title: 'Tekshiruv yakunlangan',
    action: 'Yakunlangan tekshiruv oʻzgarmaydi. Yana tekshiradigan narsa boʻlsa, yangisini oching.',
  },
  inquiry_referring: { title: 'Yuborish ikkinchi auditorni kutmoqda', action: 'Avval unga rozilik bering yoki qaytaring.' },
  referral_unknown: { title: 'Rozilik kutayotgan yuborish yoʻq', action: 'Tekshiruv holatini koʻrish uchun sahifani yangilang.' },
  subject_unknown: { title: 'Bunday shaxs yoki obyekt yoʻq', action: 'Uni reytingdan yoki lot sahifasidan tanlang.' },
  not_an_auditor: { title: 'Bu kishi auditor emas', action: 'Roʻyxatdan auditorni tanlang.' },
  not_their_lot: { title: 'Bu mansabdor bu lotlar bilan ishlamagan', action: 'Lotni yozgan yoki tasdiqlagan xodimdan soʻrang.' },
  question_unknown: { title: 'Bunday savol yoʻq', action: 'Sizga berilgan savollarni koʻrish uchun sahifani yangilang.' },
  question_answered: {
    title: 'Savolga javob berilgan',
    action: 'Javob berilganidek saqlanadi. Qoʻshimcha kerak boʻlsa, auditorga murojaat qiling.',
  },
  freeze_unknown: { title: 'Sotuvning bunday toʻxtatilishi yoʻq', action: 'Tekshiruv sahifasini yangilang.' },
  freeze_not_there: {
    title: 'Sotuvni toʻxtatishning bu bosqichi oʻtgan',
    action: 'Boshqa auditor qaror qilgan boʻlishi mumkin; tekshiruvni yangilang.',
  },
  freeze_lasts: {
    title: 'Tekshiruv sotuvni toʻxtatib turibdi',
    action: 'Avval sotuvni davom ettiring yoki toʻxtatishni rad eting; yuborishsiz tekshiruv shunday yakunlanmaydi.',
  },
  second_auditor_needed: {
    title: 'Buni ikkinchi auditor hal qiladi',
    action: 'Taklif qilgan kishi tasdiqlay olmaydi: hamkasbingizdan soʻrang.',
  },
  held_for_check: { title: 'Sotuv tekshiruv vaqtida toʻxtatilgan', action: 'Uni faqat auditorlar davom ettiradi; sizga xabar beriladi.' },
  too_many_looks: {
    title: 'Bugun juda koʻp ism ochildi',
    action: '24 soatda koʻpi bilan 200 kishi. Ertaga davom eting yoki ishni hamkasbingiz bilan boʻlishing.',
  },
  person_unknown: { title: 'Bu odamlardan biri maʼlum emas', action: 'Sahifani yangilab, qayta tanlang.' },
  webhook_unknown: { title: 'Bunday qabul qiluvchi yoʻq', action: 'Sahifani yangilab, oʻzingiznikilardan birini tanlang.' },
  too_many_webhooks: { title: 'Bundan ortiq qabul qiluvchi qoʻshib boʻlmaydi', action: 'Keraksizini oʻchiring.' },
  webhook_off: { title: 'Bu qabul qiluvchi oʻchirib qoʻyilgan', action: 'Avval uni yoqing, keyin sinov xabarini yuboring.' },
  ...agencyTexts.uz,
  ...intakeTexts.uz,
};
