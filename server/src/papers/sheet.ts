import type { Language } from '@ochiq/shared/language';

/** What every sheet has. */
export interface SheetBody {
  readonly language: Language;
  readonly office: string;
  readonly title: string;
  /** With its sign: `№ 100001/7`. */
  readonly number: string;
  /** As people write it, local. */
  readonly date: string;
  /** For which readers this copy is. */
  readonly copy: string;
  readonly blocks: readonly Block[];
  /** At the foot of every page, before the page's number. */
  readonly foot: readonly string[];
  readonly page: (page: number, pages: number) => string;
  /** For the document's properties: the moment of the fact. */
  readonly at: Date;
}

/** A paper laid out in words: what the pages show, before any drawing. */
export interface Sheet extends SheetBody {
  readonly check: CheckBlock;
  readonly signature: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly rows: readonly Row[];
    readonly signed: boolean;
  };
}

/** A report: no paper of the office, so it has neither code nor signature. Plain data, which another thread can have. */
export interface Report extends Omit<SheetBody, 'page'> {
  /** `{page}` and `{pages}` are filled in. */
  readonly pageText: string;
}

export type Row = readonly [label: string, value: string];

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | TableBlock
  /** Lines for signatures by hand. */
  | { readonly kind: 'hands'; readonly labels: readonly string[] };

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Rows in bold, by their place. */
  readonly strong: readonly number[];
}

export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

/** How a reader checks the paper against the public log. */
export interface CheckBlock {
  readonly title: string;
  readonly link: string;
  /** The link stands below the code in letters; `root` is a hash. */
  readonly entry: string;
  readonly rootLabel: string;
  readonly root: string;
  readonly scan: string;
}
