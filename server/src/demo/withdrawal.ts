/** Grounds as a bailiff enters them; a ground is one text, as on the desk, in the office's own language or Russian. */
export const withdrawalGrounds: readonly string[] = [
  'Qarzdor qarzni toʻliq toʻladi; ijro ishi yuritish tugatildi',
  'Определением суда исполнение приостановлено по жалобе должника',
  'Өндүрүп алуучу арызын кайтарып алды; аткаруу өндүрүшү аяктады',
  'Mol-mulk uchinchi shaxsga tegishliligi toʻgʻrisida sudga daʼvo kiritildi',
  'Обнаружена ошибка в оценке, назначена повторная оценка имущества',
  'Тараптар жарашуу келишимин түздү, аны сот бекитти',
];
