import type { AuditedLot, InquiryPage } from '@ochiq/shared/audit';
import { inLanguage, type Language, type Translated } from '@ochiq/shared/language';
import { formatMoney } from '@ochiq/shared/money';
import type { SubjectPage } from '@ochiq/shared/signals';
import { explain, signalText, tellAbout } from '@ochiq/shared/signals/text';
import type { Block, Report } from '../papers/index.js';
import { type ReportWords, reportWords } from './report/index.js';

/** What an evidence bundle is made of. */
export interface Evidence {
  readonly inquiry: InquiryPage;
  readonly lots: readonly AuditedLot[];
  readonly subjects: readonly SubjectPage[];
  /** Names of those who were looked at for the bundle, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The handles of the same people. */
  readonly handles: ReadonlyMap<string, string>;
}

const moment = (instant: string): string =>
  `${instant.slice(8, 10)}.${instant.slice(5, 7)}.${instant.slice(0, 4)} ${instant.slice(11, 19)}`;
const left = (title: string, share: number) => ({ title, share, align: 'left' as const });
const right = (title: string, share: number) => ({ title, share, align: 'right' as const });
const labelOf = (label: Translated | string, language: Language): string =>
  typeof label === 'string' ? label : inLanguage(label, language);
const fill = (text: string, number: number): string => text.replace('{number}', String(number));

type Part = (evidence: Evidence, words: ReportWords, language: Language) => readonly Block[];

const head: Part = ({ inquiry }, words) => [
  {
    kind: 'rows',
    rows: [
      [words.opened, moment(inquiry.openedAt)],
      [words.by, inquiry.openedBy.name],
      [words.assignee, inquiry.assignee?.name ?? words.nobody],
      [words.state, words.states[inquiry.state]],
      ...(inquiry.outcome === null ? [] : [[words.outcome, words.outcomes[inquiry.outcome]] as const]),
      ...(inquiry.conclusion?.agreedBy ? [[words.agreed, inquiry.conclusion.agreedBy.name] as const] : []),
    ],
  },
  { kind: 'heading', text: words.reason },
  { kind: 'text', text: inquiry.reason },
  ...(inquiry.conclusion === null
    ? []
    : ([
        { kind: 'heading', text: words.conclusion },
        { kind: 'text', text: inquiry.conclusion.text, strong: true },
      ] as const)),
];

const scores: Part = ({ inquiry, subjects }, words, language) => {
  const pages = new Map(subjects.map((page) => [`${page.subject.kind} ${page.subject.id}`, page]));
  return [
    { kind: 'heading', text: words.subjects },
    {
      kind: 'table',
      columns: [left(words.what, 0.2), left(words.who, 0.44), right(words.score, 0.16), right(words.expectedFalse, 0.2)],
      rows: inquiry.subjects.map(({ kind, id, label }) => {
        const page = pages.get(`${kind} ${id}`);
        return [
          words.kinds[kind],
          labelOf(label, language),
          page?.score.toFixed(1) ?? '—',
          page ? `${(page.qValue * 100).toFixed(1)} %` : '—',
        ];
      }),
      strong: [],
    },
  ];
};

/** Parts below this are not worth a line. */
const leastPoints = 0.05;

/** What each score is the sum of, and whose doings each part speaks about. */
const scoreParts: Part = ({ subjects }, words, language) =>
  subjects.flatMap(({ subject, label, score, contributions }): Block[] => {
    const shown = contributions.filter(({ points }) => points >= leastPoints).sort((a, b) => b.points - a.points);
    if (shown.length === 0) return [];
    return [
      { kind: 'text', text: `${words.kinds[subject.kind]} · ${labelOf(label, language)} · ${score.toFixed(1)}`, strong: true },
      {
        kind: 'table',
        columns: [left(words.signal, 0.36), right(words.points, 0.1), left(words.about, 0.38), right(words.chance, 0.16)],
        rows: shown.map(({ signal, points, about, pValue }) => [
          signalText(signal, language).name,
          points.toFixed(1),
          tellAbout(about, subject, language, labelOf(about.label, language)),
          pValue.toPrecision(2),
        ]),
        strong: [],
      },
    ];
  });

const mostFindings = 60;

const findings: Part = ({ subjects }, words, language) => {
  const hits = new Map(subjects.flatMap((page) => page.hits.map((hit) => [hit.id, hit])));
  const shown = [...hits.values()].sort((a, b) => a.pValue - b.pValue).slice(0, mostFindings);
  return [
    { kind: 'heading', text: words.findings },
    ...(shown.length === 0 ? [{ kind: 'text', text: words.noFindings } as const] : []),
    ...shown.flatMap(({ signal, facts, lots, pValue }): Block[] => [
      { kind: 'text', text: signalText(signal, language).name, strong: true },
      { kind: 'text', text: explain(signal, language, facts) || signal },
      {
        kind: 'note',
        text: `p = ${pValue.toPrecision(2)}; ${words.lots}: ${lots.slice(0, 12).join(', ')}${lots.length > 12 ? ', …' : ''}`,
      },
    ]),
  ];
};

const lots: Part = ({ lots: audited }, words, language) =>
  audited.length === 0
    ? []
    : [
        { kind: 'heading', text: words.lots },
        {
          kind: 'table',
          columns: [left(words.lot, 0.6), right(words.bids, 0.12), right(words.price, 0.28)],
          rows: audited.map(({ card }) => [
            `№ ${card.lot} · ${inLanguage(card.title, language)}`,
            String(card.bidCount),
            formatMoney(card.priceMinor ?? card.startMinor, card.currency, language),
          ]),
          strong: [],
        },
      ];

const questions: Part = ({ inquiry }, words) =>
  inquiry.questions.length === 0
    ? []
    : [
        { kind: 'heading', text: words.questions },
        ...inquiry.questions.flatMap((one): Block[] => [
          {
            kind: 'rows',
            rows: [
              [words.who, `${one.official.handle} · ${words.lots}: ${one.lots.join(', ')}`],
              [words.question, one.question],
              [words.due, moment(one.dueAt)],
              [words.answer, one.answer ?? words.noAnswer],
              ...(one.answeredAt === null ? [] : [[words.time, moment(one.answeredAt)] as const]),
            ],
          },
        ]),
      ];

const freezes: Part = ({ inquiry }, words, language) =>
  inquiry.freezes.length === 0
    ? []
    : [
        { kind: 'heading', text: words.freezes },
        ...inquiry.freezes.map(
          (one): Block => ({
            kind: 'rows',
            rows: [
              [words.lot, `№ ${one.lot} · ${inLanguage(one.title, language)}`],
              [words.state, `${words.freezeStates[one.state]}${one.until === null ? '' : ` (${words.until} ${moment(one.until)})`}`],
              [words.by, [one.proposedBy.name, one.decidedBy?.name].filter((name) => name !== undefined).join(', ')],
              [words.reason, one.reason],
            ],
          }),
        ),
      ];

const course: Part = ({ inquiry }, words) => [
  { kind: 'heading', text: words.course },
  {
    kind: 'table',
    columns: [left(words.time, 0.2), left(words.what, 0.36), left(words.by, 0.44)],
    rows: inquiry.events.map(({ at, kind, by, lot }) => [
      moment(at),
      `${words.events[kind]}${lot === null ? '' : ` · № ${lot}`}`,
      by === null ? '—' : 'name' in by ? by.name : by.handle,
    ]),
    strong: [],
  },
];

const notes: Part = ({ inquiry }) =>
  inquiry.events.flatMap(({ kind, at, by, text }): Block[] =>
    kind !== 'noted' || text === null
      ? []
      : [
          { kind: 'note', text: `${moment(at)} · ${by !== null && 'name' in by ? by.name : ''}` },
          { kind: 'text', text },
        ],
  );

const people: Part = ({ names, handles }, words) =>
  names.size === 0
    ? []
    : [
        { kind: 'heading', text: words.people },
        {
          kind: 'table',
          columns: [left(words.handle, 0.3), left(words.name, 0.7)],
          rows: [...names].map(([id, name]) => [handles.get(id) ?? id, name]),
          strong: [],
        },
      ];

/** Lays the report of an inquiry out in words. Pure: the same evidence gives the same report. */
export function composeReport(evidence: Evidence, language: Language): Report {
  const words = reportWords[language];
  const { inquiry, names } = evidence;
  const parts = [head, scores, scoreParts, findings, lots, questions, freezes, course, notes, people];
  return {
    language,
    office: words.platform,
    title: words.title,
    number: fill(words.number, inquiry.id),
    date: moment(inquiry.now).slice(0, 10),
    copy: names.size === 0 ? words.copy : words.copyNamed,
    blocks: [
      ...parts.flatMap((part) => part(evidence, words, language)),
      { kind: 'heading', text: words.verify },
      { kind: 'text', text: words.verifyText },
      { kind: 'note', text: words.zone },
    ],
    foot: [words.foot],
    pageText: words.page,
    at: new Date(inquiry.now),
  };
}
