import type { SignalTexts } from './index.js';

export const uz: SignalTexts = {
  shill_ratings: {
    name: 'Bir mansabdor lotlarida soxta ishtirokchiga oʻxshab taklif beradi',
    explanation:
      'Soxta ishtirokchi bahosi: 10 dan {score}. Shu mansabdorning yutqazilgan lotlari: {lots}. 0 dan 1 gacha baholar: shu mansabdor lotlarini yutqazadi {alpha}, koʻp taklif beradi {beta}, yutmaydi {gamma}, tez javob beradi {delta}, ozgina oshiradi {epsilon}, erta boshlaydi {zeta}.',
    reason:
      '6 dan boshlab: hech qachon yutmaydigan va bir mansabdorning aksariyat lotlarida qatnashadigan ishtirokchi shu yerda turadi; haqiqiy savdo tarixlariga, sotuvchi lotlarining choragiga qoʻshilgan soxta ishtirokchilar 5–7 ball oladi. Puli yetmaydigan qatʼiyatli xaridor ham xuddi shunday koʻrinadi.',
  },
  shill_pattern: {
    name: 'Lotdagi xatti-harakat maʼlum soxta ishtirokchilarnikiga oʻxshaydi',
    explanation:
      'Belgilangan soxta ishtirokchilarga oʻxshashlik: {likenessShare}. Takliflar: {bids} (lotdagi takliflarning {ratioShare} qismi), birinchisi vaqtning {earlyShare} qismi oʻtganda, oxirgisi {lastShare} qismi oʻtganda. Oʻzidan oshirish: {successive} (0,5 — ketma-ket uchta taklif, 1 — toʻrtta). Takliflarining {tendencyShare} qismi shu mansabdor lotlariga berilgan; koʻp taklif bergan lotlaridan yutqazilgani: {losingShare}.',
    reason:
      '0 — belgilangan eBay savdolarida oʻqitilgan modelga koʻra oʻxshash va oʻxshamaslik ehtimoli teng. Belgilanmagan haqiqiy ishtirokchilarning yettidan biri undan yuqorida: oʻz eng yuqori narxini qayta-qayta oshirgan kishi ham shunday koʻrinadi. Boshqa belgilar bilan birga oʻqing.',
  },
  lone_last_bid: {
    name: 'Lot oxirgi soniyalardagi bitta taklif bilan olingan',
    explanation:
      'Gʻolibning takliflari: {winnerBids}. Oxirgisi tugashiga {beforeMs} qolganda berilgan va unga hech kim javob bermagan. Taklif berganlar: {bidders}.',
    reason:
      '1 — eng oxirida berilgan yagona taklif; tugashiga besh daqiqagacha va gʻolibning har bir keyingi taklifi bilan qiymat 0 ga tushadi. 0,9 dan boshlab — oxirgi 30 soniyadagi bitta taklif. Halol odamlar ham kech taklif beradi: bu belgining oʻzi kam narsani bildiradi.',
  },
  loser_just_under: {
    name: 'Bitta ishtirokchi har safar bitta gʻolibdan sal pastda toʻxtaydi',
    explanation:
      'Biri yutgan, boshqasi savdolashgan lotlar: {lots}. Ulardan {times} tasida yutqazgan ishtirokchi narxdan sal pastda, oxiriga yaqin ikkinchi boʻlgan; kutilgani: {expected}. Halol savdoda buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 4 — oʻn mingdan bir holat. Ochiq savdoda kimdir doim ikkinchi boʻladi, shuning uchun faqat aynan kim qayta-qayta ikkinchi boʻlishi hisobga olinadi.',
  },
  one_step_over_maximum: {
    name: 'Maxfiy maksimumdan sal yuqori',
    explanation:
      'Gʻolibning hech kim koʻra olmaydigan maksimumdan oʻtgan takliflari: {times}. Eng aniqi narx ustida yashiringan {hiddenMinor} dan atigi {overMinor} ga oshgan. Uni koʻrmaydigan odam uchun buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 2 — yuzdan bir holat. Bir marta — omad; qayta-qayta boʻlsa, kimdir maksimumni aytib turadi.',
  },
  single_bidder: {
    name: 'Yagona ishtirokchi',
    explanation: 'Taklif berganlar: {bidders}; savdoga qoʻyilganlar: {admitted}. {priceMinor} ga sotilgan.',
    reason:
      'Bitta ishtirokchi bilan raqobat boʻlmaydi va narx boshlangʻichligicha qoladi. Kam odamga kerak boʻlgan buyumlar uchun bu odatiy: boʻlim va toifa bilan solishtiring.',
  },
  near_start_price: {
    name: 'Deyarli boshlangʻich narxda sotilgan',
    explanation: 'Boshlangʻich narx {startMinor}, sotilgan narx {priceMinor} ({ratioShare}), holbuki savdoga qoʻyilganlar: {admitted}.',
    reason:
      '102% gacha: kamida ikki kishi zakalat toʻlagan boʻlsa ham, boshlangʻich narxdan koʻpi bilan bitta eng kichik qadam. Oshirib qoʻyilgan boshlangʻich narx ham xuddi shunday taʼsir qiladi.',
  },
  low_variance_bids: {
    name: 'Takliflar bir-biriga haddan tashqari yaqin',
    explanation:
      'Ishtirokchilar ({bidders}) eng yuqori takliflarining variatsiya koeffitsiyenti — {variationShare}; eng kami {lowestMinor}, eng koʻpi {highestMinor}.',
    reason:
      '1,5% gacha: kamida uch ishtirokchili 395 ta eBay savdosining 2% i shu yerda, yarmi esa 40% dan yuqori. Ikki ishtirokchi oʻlchanmaydi: ochiq savdoda oxirgi ikki kishi doim bir qadam farq bilan tugatadi.',
  },
  under_appraisal: {
    name: 'Baholangan narxdan ancha arzon sotilgan',
    explanation: '{priceMinor} ga sotilgan, bahosi {appraisalMinor}: uning {ratioShare} qismi. Shu buyumning savdosi raqami: {round}.',
    reason:
      'Bahoning yarmigacha: qoidalar profillaridagi har qanday birinchi savdoning boshlangʻich narxidan past. Takroriy savdo bunga qonuniy yoʻl bilan yaqinlashishi mumkin.',
  },
  under_comparables: {
    name: 'Oʻxshash lotlardan arzon',
    explanation:
      '{priceMinor} ga sotilgan; shu toifadagi oʻxshash lotlar ({peers}) {expectedMinor} ni koʻrsatadi. Undan robast chetlanishlar soni: {deviations}.',
    reason:
      'Iglevich va Xoglin boʻyicha 3,5 dan uzoq oʻzgartirilgan z-baho chetga chiqqan qiymat sanaladi. Tavsifda aytilmagan shikastli buyum ham shunday koʻrinishi mumkin.',
  },
  least_notice: {
    name: 'Eng qisqa qonuniy muddatda eʼlon qilingan',
    explanation:
      '{publishedAt} da eʼlon qilingan, savdo {startsAt} da boshlangan. Qoidalar {noticeMs} ni talab qiladi; undan ortigʻi {slackMs}.',
    reason:
      'Eng qisqa muddatdan yarim kungacha ortiq: savdoni boshlash mumkin boʻlgan ilk soatlar. Baʼzi boʻlimlar doim shunday qiladi; muhimi, bu ishtirokchilar kamligi bilan bir vaqtga toʻgʻri kelishi.',
  },
  published_at_night: {
    name: 'Ish vaqtidan tashqari eʼlon qilingan',
    explanation:
      'Boʻlim soati bilan {publishedAt} da eʼlon qilingan; eng yaqin ish vaqtigacha (dushanbadan jumagacha, soat 9 dan 18 gacha) {awayMs}.',
    reason: 'Uch soatdan boshlab: kechasi, erta tongda yoki dam olish kuni. Bayram kuni bu yerda ish kunidek koʻrinadi.',
  },
  thin_listing: {
    name: 'Maʼlumoti kam eʼlon',
    explanation: 'Suratlar: {photos}. Tavsifdagi harflar: {letters}.',
    reason:
      '0 — beshta surat va 400 harf yoki undan koʻp, 1 — ikkalasi ham yoʻq. 0,8 dan boshlab, masalan bitta surat va 80 harf: buyumni baholashga yetmaydi.',
  },
  late_edit: {
    name: 'Tugashiga oz qolganda oʻzgartirilgan',
    explanation: 'Eʼlondan keyingi oʻzgarishlar: {edits}. Oxirgisida muddatning {passedShare} qismi oʻtgan edi; qolgani: {beforeMs}.',
    reason:
      'Muddatning oxirgi oʻndan birida: unga javob berishga kam odam ulguradi. Tuzatilgan xato ham shunday koʻrinadi: nima oʻzgarganini koʻring.',
  },
  withdrawn_after_high_bids: {
    name: 'Narx koʻtarilgach savdodan olingan',
    explanation: 'Lot olinganda narx {startMinor} dan {priceMinor} gacha ({riseShare}) koʻtarilgan edi. Taklif berganlar: {bidders}.',
    reason:
      '10% dan boshlab: bu ikki odatiy qadam, demak boshqalar savdolashgan. Qonuniy sababi — oxirgi daqiqada toʻlagan qarzdor: asosini koʻring.',
  },
  shared_payer: {
    name: 'Bir necha ishtirokchining zakalati bitta hisobdan',
    explanation:
      'Bitta hisobdan odamlar ({people}) uchun lotlarda ({lots}) zakalat toʻlangan. Hudud ishtirokchilaridan ({peers}) u {sharers} kishi uchun toʻlagan. Halol savdoda buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — bitta hisobdan foydalanganlar lotda shuncha koʻp uchrashi ehtimolining manfiy oʻnli logarifmi; 2 — yuzdan bir holat. Notariusniki kabi koʻpchilik uchun toʻlaydigan hisob xavotirli emas.',
  },
  shared_device: {
    name: 'Bir necha ishtirokchida bitta qurilma yoki manzil',
    explanation:
      'Shu lotda umumiy qurilma yoki manzilga ega ishtirokchilar: {people}. Hudud ishtirokchilaridan ({peers}) undan {sharers} kishi foydalanadi. Halol savdoda buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — undan foydalanuvchilar lotda shuncha koʻp uchrashi ehtimolining manfiy oʻnli logarifmi; 2 — yuzdan bir holat. Butun qishloq yoki mobil operator mijozlari uchun umumiy manzil xavotirli emas.',
  },
  single_bidder_share: {
    name: 'Yagona ishtirokchili lotlar haddan koʻp',
    explanation:
      'Sotilgan lotlardan ({lots}) bitta ishtirokchili: {alone}, ulushi {ownShare}; boshqalarning oʻxshash lotlariga koʻra koʻpi bilan {expectedShare} kutiladi. Halol savdoda buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Boshqalarnikidan beshdan bir qismga koʻpi joiz sanaladi: turli joylarda talab bir xil boʻlmaydi.',
  },
  shared_with_staff: {
    name: 'Ishtirokchining qurilmasi yoki manzili sotuvchi boʻlim xodimlariniki bilan bir xil',
    explanation:
      'Shu lotdagi odamlarda ({people}) sotuvchi boʻlim xodimlari bilan umumiy qurilma yoki manzil bor. Solishtirilgan ishtirokchilardan ({peers}) u bilan shunchalik yaqin bogʻlanganlari: {linked}. Halol savdoda buning ehtimoli: {chanceShare}.',
    reason:
      'Qiymat — boʻlimga shunchalik yaqin odam ishtirokchilar orasida boʻlishi ehtimolining manfiy oʻnli logarifmi; 2 — yuzdan bir holat. Butun shaharga umumiy manzilning vazni kam.',
  },
  office_network_bids: {
    name: 'Sotuvchi boʻlim tarmogʻida koʻrilgan odamlarning takliflari',
    explanation:
      'Lot ochiqligida sotuvchi boʻlim tarmogʻida boʻlgan odamlarning takliflari: {bids}; odamlar: {people}. Hudud ishtirokchilaridan ({peers}) u yerda {seen} kishi koʻrilgan.',
    reason:
      'Bitta taklifdan boshlab. Tashrif buyuruvchilar terminali ham shu tarmoqda turadi: unda u yerda koʻpchilik koʻrilgan va vazni kam boʻladi.',
  },
  cover_bids: {
    name: 'Yutqazgan takliflar gʻolibnikidan pastda bir joyga toʻplangan',
    explanation:
      'Yakuniy taklif berganlar: {bidders}. Ikkinchisi eng yaxshisidan {differenceShare} past: bu yutqazganlar tarqoqligidan (standart ogʻishidan) {distance} marta katta. Barcha takliflarning variatsiya koeffitsienti: {variationShare}.',
    reason:
      'Kamida uch yutqazgan kerak. 15 dan boshlab ular gʻolibga qaraganda bir-biriga ancha yaqin turadi, koʻz uchun berilgan takliflar shunday boʻladi: modellangan halol lotlarning yuztadan bir-ikkitasi, eBay saytidagi 366 savdoning birortasi ham emas. Katta maksimum qoʻygan gʻolib ham shunday koʻrinadi: shu odamlar buni takrorlaydimi, qarang.',
  },
  bidder_ring: {
    name: 'Odamlar lotlarga tasodifdan koʻp birga boradi',
    explanation:
      'Aʼzolar: {members}. Ular juft-juft boʻlib {meetings} marta uchrashgan, kutilgani {expected}; buning ehtimoli koʻpi bilan {meetingChanceShare}. Umumiy lotlarida ({lots}) narx qiyoslanadigan lotlarning {quieterShare} qismidagidan kam oshgan va ulardan biri {wins} lotni yutgan; shunday yon bosish ehtimoli koʻpi bilan {yieldingChanceShare}.',
    reason:
      'Qiymat — ikkala ehtimolning birgalikdagi manfiy oʻnli logarifmi; 6 — milliondan bir holat. Qarindosh va sheriklar ham birga boradi: ular oʻzaro raqobat qiladimi, buni ikkinchi ehtimol aytadi. Faqat bir xil toifa, hudud va chorakdagi lotlar solishtiriladi.',
  },
  bid_rotation: {
    name: 'Guruh aʼzolari navbat bilan yutadi',
    explanation:
      'Aʼzolar: {members}. {turns} gʻalabadan {kept} tasi eng uzoq kutganga tekkan; kutilgani {expected}. Halol savdoda buning ehtimoli: koʻpi bilan {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Xariddan keyin puli band boʻlgan odamlar ham tanaffus qiladi: narxlarga va kim kimga qarshi savdolashishiga qarang.',
  },
  ring_defaults: {
    name: 'Guruh pul toʻlamaydi va oʻsha narsani arzonroq oladi',
    explanation:
      'Aʼzolar: {members}. Biri yutib, toʻlamagan va boshqasi takroriy savdoda arzonroq olgan narsalar: {takeovers}, jami gʻalabalar: {wins}. Eng qimmati {firstMinor} dan {repeatMinor} ga tushgan. Halol savdoda buning ehtimoli: koʻpi bilan {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Barcha gʻoliblar qanchalik tez-tez toʻlamasligi va guruh umuman qancha olishi bilan solishtiriladi.',
  },
  official_affinity: {
    name: 'Bitta gʻolib bitta ijrochining lotlarini tasodifdan koʻp oladi',
    explanation:
      'Yutilgan lotlar: {wins}; ulardan shu ijrochiniki {shared}, qiyoslanadigan lotlar orasida kutilgani {expected}. Halol savdoda buning ehtimoli: koʻpi bilan {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Faqat bir xil toifa, hudud va chorakdagi lotlar solishtiriladi. Faqat bitta ijrochi sotadigan narsa savdogari ham shunday koʻrinadi.',
  },
  losing_affinity: {
    name: 'Bitta ishtirokchi bitta ijrochining lotlarida tasodifdan koʻp yutqazadi',
    explanation:
      'Ishtirokchi taklif berib yutqazgan lotlar: {lost}; ulardan shu ijrochiniki {shared}, qiyoslanadigan lotlar orasida kutilgani {expected}. Unda yutgani: {won}. Lotlar bitta ijrochiga shunday toʻgʻri kelish ehtimoli: {affinityShare}; shunday yutqazuvchilardan soxtaga shu qadar oʻxshab savdolashganlar ulushi (tez-tez, tez, oz-ozdan, erta): {conductShare}; ikkalasi birga: {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Soxta ishtirokchi bitta sotuvchiga xizmat qiladi va yutmaydi. Faqat bir xil toifa, hudud va chorakdagi lotlar solishtiriladi; boshqa joyga bora olmaydigan va puli yetmaydigan kishi ham shunday koʻrinadi.',
  },
  winner_concentration: {
    name: 'Deyarli barcha lotlarni ozchilik yutadi',
    explanation:
      'Sotilgan lotlar: {lots}; gʻoliblarning birinchisi {wins} tasini olgan. Herfindal-Hirshman indeksi: {hhi}, oʻsha gʻoliblardan kutilgani {expected}. Halol savdoda buning ehtimoli: koʻpi bilan {chanceShare}.',
    reason:
      'Qiymat — shu ehtimolning manfiy oʻnli logarifmi; 3 — mingdan bir holat. Indeksning oʻzi lot va xaridorlar soniga bogʻliq, shuning uchun gʻoliblar qiyoslanadigan lotlarga qaytadan taqsimlanadi. Chekka joylarda xaridor kam.',
  },
};
