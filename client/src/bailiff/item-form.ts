/** Attributes whose values are numbers; all others are text. */
const numbers = new Set(['year', 'mileageKm', 'areaM2', 'landM2', 'rooms', 'floor', 'count', 'ageMonths', 'fineness', 'weightMg']);

/** What was typed for a kind's attributes, numbers as numbers; what was left empty is left out. A VIN is written in capitals. */
export function typedAttributes(names: readonly string[], typed: Readonly<Record<string, string>>): Record<string, string | number> {
  const found = names.flatMap((name): [string, string | number][] => {
    const text = (typed[name] ?? '').trim();
    if (text === '') return [];
    if (!numbers.has(name)) return [[name, name === 'vin' ? text.toUpperCase() : text]];
    const number = Number(text.replace(',', '.').replaceAll(/\s/g, ''));
    return [[name, Number.isNaN(number) ? text : number]];
  });
  return Object.fromEntries(found);
}
