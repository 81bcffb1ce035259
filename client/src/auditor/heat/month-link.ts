/** The ranking of an office's lots that closed in a month (YYYY-MM). */
export function monthLink(office: number, month: string) {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { name: 'auditor', query: { office: String(office), from: `${month}-01`, to: `${month}-${last}` } };
}
