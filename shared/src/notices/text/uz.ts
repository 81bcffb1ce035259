import type { NoticeWords } from './index.js';

export const uz: NoticeWords = {
  notices: {
    opened: { title: 'Savdo boshlandi', text: 'Siz savdoga qoʻyildingiz va taklif bera olasiz. Savdo {endsAt} da tugaydi.' },
    outbid: {
      title: 'Taklifingizdan oʻzib ketishdi',
      text: 'Hozirgi narx {priceMinor}. Yana yetakchi boʻlish uchun kamida {minNextMinor} taklif qiling. Savdo {endsAt} da tugaydi.',
    },
    leading: {
      title: 'Eng yuqori summangiz taklifga javob berdi',
      text: 'Siz hamon yetakchisiz; hozirgi narx {priceMinor}. Savdo {endsAt} da tugaydi.',
    },
    ends_soon: {
      title: 'Savdo tez orada tugaydi',
      text: 'Siz yetakchi emassiz. Keyingi taklif kamida {minNextMinor}; savdo {endsAt} da tugaydi.',
    },
    ends_soon_leading: { title: 'Savdo tez orada tugaydi', text: 'Siz yetakchisiz. Savdo {endsAt} da tugaydi.' },
    won: {
      title: 'Siz gʻolib boʻldingiz',
      text: 'Sizning narxingiz — {priceMinor}. Qanday va qachongacha toʻlash alohida xabarda boʻladi.',
    },
    lost: { title: 'Savdo tugadi', text: 'Lotni boshqa ishtirokchi {priceMinor} ga sotib oldi. Zakalatingiz qaytariladi.' },
    lost_unsold: { title: 'Savdo tugadi', text: 'Lot sotilmadi. Zakalatingiz qaytariladi.' },
    lost_runner_up: {
      title: 'Savdo tugadi: siz ikkinchisiz',
      text: 'Lot {priceMinor} ga sotildi. Gʻolib toʻlamasa, lot sizga taklif qilinishi mumkin.',
    },
    to_pay: {
      title: 'Toʻlovni amalga oshiring',
      text: '{dueAt} gacha {amountMinor} toʻlang. Toʻlov maqsadida shuni koʻrsating: {reference}.',
    },
    payment_received: { title: 'Toʻlovingiz tushdi', text: '{amountMinor} tushdi. Boshqa hech narsa toʻlash kerak emas.' },
    payment_received_part: { title: 'Toʻlovning bir qismi tushdi', text: '{amountMinor} tushdi; yana {missingMinor} yetishmaydi.' },
    deposit_received: { title: 'Siz savdoga qoʻyildingiz', text: '{amountMinor} zakalatingiz tushdi. Siz {bidder}-ishtirokchisiz.' },
    deposit_part: {
      title: 'Zakalat toʻliq tushmadi',
      text: '{amountMinor} tushdi; yana {missingMinor} yetishmaydi. Hammasi tushgach taklif bera olasiz.',
    },
    deposit_returned: { title: 'Zakalatingiz qaytarilmoqda', text: '{amountMinor} siz koʻrsatgan hisobraqamga qaytariladi.' },
    refund_sent: { title: 'Pulingiz joʻnatildi', text: '{amountMinor} qaytarish topshirigʻi bankka yuborildi.' },
    lot_suspended: {
      title: 'Savdo toʻxtatib turildi',
      text: 'Sud qarori: {order}. Savdo davom etguncha takliflar qabul qilinmaydi; zakalatingiz joyida qoladi.',
    },
    lot_held: {
      title: 'Savdo tekshiruv vaqtida toʻxtatildi',
      text: 'Savdo davom etguncha takliflar qabul qilinmaydi; u kechi bilan {untilAt} davom etadi. Sizdan hech narsa talab qilinmaydi, zakalatingiz joyida qoladi.',
    },
    case_end_wanted: {
      title: 'Ish yuritishning tugashi sizni kutmoqda',
      text: 'Hamkasbingiz {case}-ishni qanday tugatishni taklif qilmoqda. “Tugashlar va eʼtirozlar” boʻlimiga qarang.',
    },
    case_ended: {
      title: 'Ish yuritish tugadi',
      text: '{case}-ish tugadi; qanday tugagani uning sahifasida.',
    },
    objection_wanted: {
      title: 'Qarzdor eʼtiroz bildirdi',
      text: '{case}-ish boʻyicha eʼtiroz “Tugashlar va eʼtirozlar” boʻlimida qaror kutmoqda.',
    },
    debt_paid: {
      title: 'Toʻlovingiz keldi',
      text: '{amountMinor} {case}-ish boʻyicha qarzga hisoblandi. Yana toʻlash kerak: {remainingMinor}.',
    },
    debt_closed: {
      title: 'Qarzingiz toʻlandi',
      text: '{case}-ish boʻyicha toʻlanadigan narsa qolmadi. Savdodagi mol-mulk savdodan olindi, xatlovlar bekor qilinmoqda.',
    },
    claim_paid: {
      title: 'Talabingiz boʻyicha pul',
      text: '{case}-ish boʻyicha {amountMinor} keyingi toʻlov topshirigʻi bilan hisobingizga oʻtadi.',
    },
    objection_decided: {
      title: 'Eʼtirozingiz boʻyicha qaror chiqdi',
      text: '{case}-ish boʻyicha qaror “Qarzlarim” boʻlimida.',
    },
    lot_held_office: {
      title: 'Boʻlimingiz savdosi tekshiruv vaqtida toʻxtatildi',
      text: 'Auditorlar uni kechi bilan {untilAt} gacha toʻxtatdi. Faqat ular davom ettiradi; boʻlimdan hech narsa talab qilinmaydi.',
    },
    explanation_wanted: {
      title: 'Sizdan tushuntirish soʻralmoqda',
      text: 'Auditorlar siz ishlagan lot haqida soʻramoqda. Ish stolingizdagi “Tushuntirishlar” boʻlimida {dueAt} gacha javob bering.',
    },
    explanation_given: { title: 'Mansabdor javob berdi', text: 'Javob {inquiry}-tekshiruvda.' },
    second_auditor_wanted: {
      title: 'Ikkinchi auditor kerak',
      text: '{inquiry}-tekshiruvdagi taklif uni kiritgan auditordan boshqasining qarorini kutmoqda.',
    },
    webhook_disabled: {
      title: 'Qabul qiluvchingiz oʻchirib qoʻyildi',
      text: '{host} uzoq vaqt javob bermadi yoki xabarlardan voz kechdi. Jurnali sozlamalardagi “Vebhuklar” boʻlimida.',
    },
    lot_resumed: { title: 'Savdo davom etmoqda', text: 'Savdo {endsAt} da tugaydi.' },
    lot_withdrawn: { title: 'Lot savdodan olindi', text: 'Asos: {ground}. Zakalatingiz qaytariladi.' },
    question_answered: {
      title: 'Savolingizga javob berildi',
      text: 'Boʻlim lot sahifasida javob berdi; uni hamma oʻqiy oladi.',
    },
    question_asked: {
      title: 'Lotingiz boʻyicha savol',
      text: 'Lot haqida savol berildi. Ish stolidagi sahifasida javob bering; savol va javob hammaga koʻrinadi.',
    },
    lot_corrected: { title: 'Lot tavsifi tuzatildi', text: 'Yana taklif berishdan oldin lot sahifasida nima oʻzgarganini oʻqing.' },
    sale_defaulted: { title: 'Siz oʻz vaqtida toʻlamadingiz', text: 'Sizga sotish bekor boʻldi. {amountMinor} zakalat qaytarilmaydi.' },
    runner_up_offered: {
      title: 'Siz lotni sotib olishingiz mumkin',
      text: 'Gʻolib toʻlamadi. Lotni {amountMinor} ga sotib olishingiz mumkin; {answerBy} gacha javob bering.',
    },
    runner_up_offered_open: {
      title: 'Siz lotni sotib olishingiz mumkin',
      text: 'Gʻolib toʻlamadi. Lotni {amountMinor} ga sotib olishingiz mumkin.',
    },
    sale_annulled: { title: 'Sotuv bekor qilindi', text: 'Asos: {ground}. Toʻlagan pulingiz qaytariladi.' },
    repeat_listed: {
      title: 'Lot yana savdoga qoʻyildi',
      text: 'Lot raqami {repeatLot}, boshlangʻich narxi {startMinor}; savdo {startsAt} da boshlanadi.',
    },
    creditor_offer: {
      title: 'Mulkni oʻzingizga olishingiz mumkin',
      text: 'Uni hech kim sotib olmadi. Undiruvchi sifatida uni {amountMinor} ga olishingiz mumkin; {answerBy} gacha javob bering.',
    },
    review_wanted: { title: 'Lot tasdigʻingizni kutmoqda', text: 'Uni hamkasbingiz yubordi; tasdiqlashingiz yoki qaytarishingiz mumkin.' },
    search_found: { title: '“{name}” qidiruvingizga mos yangi lot', text: 'Unga mos lot eʼlon qilindi.' },
    search_found_many: { title: '“{name}” qidiruvingizga mos yangi lotlar: {lots}', text: 'Ular oldingi xabardan keyin eʼlon qilingan.' },
    review_done: { title: 'Lotingiz tasdiqlandi', text: 'U eʼlon qilindi.' },
    review_sent_back: { title: 'Lotingiz qaytarildi', text: 'Izoh: {remark}' },
  },
  groups: {
    bidding: 'savdolar haqida',
    money: 'toʻlov va zakalatlar haqida',
    sale: 'sotuvdagi oʻzgarishlar haqida',
    searches: 'saqlangan qidiruvlar haqida',
    office: 'boʻlim ishi haqida',
  },
  letter: {
    lot: 'Lot {lot}',
    openLot: 'Lotni ochish',
    openAccount: 'Kabinetimni ochish',
    openSearch: 'Lotlarni koʻrsatish',
    why: 'Siz {group} xatlar olishni istaganingiz uchun bu xatni oldingiz.',
    unsubscribe: 'Bunday xatlar endi kelmasin',
    codeSubject: 'Ochiq uchun kodingiz',
    codeText:
      'Kodingiz: {code}. Uni 30 daqiqa ichida sozlamalar sahifasiga kiriting. Agar kodni siz soʻramagan boʻlsangiz, bu xatga eʼtibor bermang.',
  },
};
