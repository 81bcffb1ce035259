import type {
  Found,
  queryGrounds,
  Registry,
  RegistryFault,
  RegistryReceipt,
  SeizureOrder,
  SoughtPerson,
  TransferOrder,
} from '@ochiq/shared/registries';

/** Who asks, about which case and why: goes to the registry, and into the book of queries, before the question leaves. */
export interface Ask {
  /** UUID of the question: a repetition of the same question bears the same. */
  readonly id: string;
  /** Null for a question on another country's behalf, which stands on a request for legal assistance and no case of ours. */
  readonly caseId: number | null;
  readonly officeId: number;
  /** The official; null when the system carries out what an official had ordered before. */
  readonly personId: string | null;
  readonly ground: (typeof queryGrounds)[number];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: RegistryFault };

/** The databases of other government bodies, behind one interface. Nothing here throws for a fault of theirs. */
export interface Registries {
  /** Entries that a person may hold: the asking side weighs how well the holder fits. */
  find(registry: Registry, person: SoughtPerson, ask: Ask): Promise<Answer<readonly Found[]>>;
  read(registry: Registry, reference: string, ask: Ask): Promise<Answer<Found>>;
  placeSeizure(registry: Registry, order: SeizureOrder, ask: Ask): Promise<Answer<RegistryReceipt>>;
  /** Ends the seizure that was placed with this id. */
  releaseSeizure(registry: Registry, order: SeizureOrder, ask: Ask): Promise<Answer<RegistryReceipt>>;
  confirmTransfer(registry: Registry, order: TransferOrder, ask: Ask): Promise<Answer<RegistryReceipt>>;
}
