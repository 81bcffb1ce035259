/** How old a bidder must be, in years. Source: Civil Code of Uzbekistan, art. 22, and of Kyrgyzstan, art. 55: full capacity from 18. */
const fullAge = 18;

/**
 * The date of birth (YYYY-MM-DD) that a national id holds, or null when it holds none. A PINFL of Uzbekistan is a digit of
 * century and sex (3, 4: 19..; 5, 6: 20..) and DDMMYY; a PIN of Kyrgyzstan a digit of sex (1, 2) and DDMMYYYY.
 * Source: Cabinet of Ministers of Uzbekistan, 30.09.1999 No. 453; Law of Kyrgyzstan on civil registration, 2020.
 */
export function birthDateOf(nationalId: string): string | null {
  const kg = /^[12](\d\d)(\d\d)(\d{4})\d{5}$/.exec(nationalId);
  const uz = /^([3-6])(\d\d)(\d\d)(\d\d)\d{7}$/.exec(nationalId);
  const [day, month, year] = kg
    ? [kg[1], kg[2], kg[3]]
    : uz
      ? [uz[2], uz[3], `${Number(uz[1]) <= 4 ? '19' : '20'}${uz[4]}`]
      : [undefined, undefined, undefined];
  if (day === undefined || month === undefined || year === undefined) return null;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const text = `${year}-${month}-${day}`;
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(year) >= 1900 ? text : null;
}

/** Whether somebody born on a day has come of age by another, both as YYYY-MM-DD. */
const isOfAge = (born: string, today: string): boolean => `${Number(born.slice(0, 4)) + fullAge}${born.slice(4)}` <= today;

/**
 * Who may register by the registry alone: a natural person of full age with a national id. Whoever has no such id (a
 * foreigner, an organisation) is accepted by an official of the office, who sees the documents.
 * @param today YYYY-MM-DD
 */
export function checkApplicant(nationalId: string | null, today: string): 'accepted' | 'official' | 'under_age' {
  const born = nationalId === null ? null : birthDateOf(nationalId);
  if (born === null) return 'official';
  return isOfAge(born, today) ? 'accepted' : 'under_age';
}
