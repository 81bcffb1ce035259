import { column, tableOf } from './table.js';

/**
 * A table of enforcement cases: one row for each creditor. Rows with one case number are one case; what they say of the case and
 * of its debtor stands in the first, and may be left empty in the others.
 */
export const caseTable = tableOf({
  number: column(true, 60, ['Case number', 'Номер производства', 'Ish raqami', 'Иштин номери']),
  court: column(true, 300, ['Court', 'Суд', 'Sud', 'Сот']),
  document_kind: column(true, 200, [
    'Kind of executive document',
    'Вид исполнительного документа',
    'Ijro hujjati turi',
    'Аткаруу документинин түрү',
  ]),
  document_number: column(true, 60, [
    'Executive document number',
    'Номер исполнительного документа',
    'Ijro hujjati raqami',
    'Аткаруу документинин номери',
  ]),
  issued_on: column(true, 200, ['Date of issue', 'Дата выдачи', 'Berilgan sana', 'Берилген күнү']),
  currency: column(true, 200, ['Currency', 'Валюта', 'Valyuta', 'Валютасы']),
  debtor_kind: column(true, 200, ['Debtor: kind', 'Должник: кто', 'Qarzdor: kim', 'Карыз алуучу: ким']),
  debtor_name: column(true, 200, ['Debtor: name', 'Должник: имя или название', 'Qarzdor: ismi yoki nomi', 'Карыз алуучу: аты же аталышы']),
  debtor_id: column(true, 200, [
    'Debtor: national or tax number',
    'Должник: ПИН или ИНН',
    'Qarzdor: JShShIR yoki STIR',
    'Карыз алуучу: ПИН же ИНН',
  ]),
  creditor_kind: column(true, 200, ['Creditor: kind', 'Взыскатель: кто', 'Undiruvchi: kim', 'Өндүрүп алуучу: ким']),
  creditor_name: column(true, 200, [
    'Creditor: name',
    'Взыскатель: имя или название',
    'Undiruvchi: ismi yoki nomi',
    'Өндүрүп алуучу: аты же аталышы',
  ]),
  creditor_id: column(true, 200, [
    'Creditor: national or tax number',
    'Взыскатель: ПИН или ИНН',
    'Undiruvchi: JShShIR yoki STIR',
    'Өндүрүп алуучу: ПИН же ИНН',
  ]),
  claim: column(true, 200, ['Claim', 'Сумма требования', 'Talab summasi', 'Талап суммасы']),
  rank: column(false, 200, ['Order of payment', 'Очередь взыскания', 'Talabning navbati', 'Талаптын кезеги']),
});
export type CaseColumn = (typeof caseTable.keys)[number];
