import { z } from 'zod';
import { partyKindSchema } from '../cases/index.js';
import { regionSchema } from '../lots/index.js';
import { currencySchema, minorSchema } from '../money/index.js';

/** Databases of other government bodies: people, land and buildings, vehicles, income, bank accounts. */
export const registries = ['civil', 'cadastre', 'vehicles', 'tax', 'banks'] as const;
export const registrySchema = z.enum(registries);
export type Registry = z.output<typeof registrySchema>;

const day = z.iso.date();
const text = (most: number) => z.string().trim().min(1).max(most);
/** A registry's own key of an entry, as it gave it: a VIN, a cadastral number, an account. */
export const referenceSchema = text(60);

/** Whom a registry is asked about: by number, and by name and birth date, so that a wrong number finds nobody else. */
export const soughtPersonSchema = z.object({
  kind: partyKindSchema,
  nationalId: z.string().regex(/^\d{9,14}$/),
  name: text(200),
  birthDate: day.nullable(),
});
export type SoughtPerson = z.output<typeof soughtPersonSchema>;

/** The holder as the registry has it written: in its own letters, sometimes without a number or a date. */
export const holderSchema = z.object({
  name: text(200),
  nationalId: z.string().max(20).nullable(),
  birthDate: day.nullable(),
  /** Of the whole, as a fraction; 1/1 when alone. */
  share: z.string().regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/),
});
export type Holder = z.output<typeof holderSchema>;

/** A seizure or pledge that the registry shows on an entry; `id` is that of whoever placed it. */
export const encumbranceSchema = z.object({
  kind: z.enum(['seizure', 'pledge', 'other']),
  id: text(60),
  by: text(200),
  since: day,
});
export type Encumbrance = z.output<typeof encumbranceSchema>;

const held = {
  reference: referenceSchema,
  holders: z.array(holderSchema).min(1).max(20),
  encumbrances: z.array(encumbranceSchema).max(50),
};

/** One entry of a registry. Money in minor units, areas in square metres. */
export const foundSchema = z.discriminatedUnion('registry', [
  z.object({
    registry: z.literal('vehicles'),
    ...held,
    make: text(60),
    model: text(60),
    year: z.int().min(1900).max(2100),
    vin: z.string().max(17),
    plate: text(20),
    colour: z.string().max(40),
    region: regionSchema,
  }),
  z.object({
    registry: z.literal('cadastre'),
    ...held,
    kind: z.enum(['flat', 'house', 'land', 'commercial']),
    cadastralNumber: referenceSchema,
    areaM2: z.number().positive().max(100_000_000),
    rooms: z.int().min(1).max(200).nullable(),
    address: text(300),
    region: regionSchema,
    /** The debtor's family lives here: law leaves it to them in most cases. */
    onlyHome: z.boolean(),
  }),
  z.object({
    registry: z.literal('banks'),
    ...held,
    bank: text(200),
    currency: currencySchema,
    balanceMinor: minorSchema,
  }),
  z.object({
    registry: z.literal('tax'),
    ...held,
    payer: text(200),
    kind: z.enum(['wages', 'pension', 'dividends', 'rent', 'other']),
    currency: currencySchema,
    monthlyMinor: minorSchema,
    since: day,
  }),
  z.object({
    registry: z.literal('civil'),
    ...held,
    otherNames: z.array(text(200)).max(20),
    address: z.string().max(300),
    diedOn: day.nullable(),
  }),
]);
export type Found = z.output<typeof foundSchema>;

/** What goes to a registry to have an entry seized: the same `id` twice is one seizure. */
export const seizureOrderSchema = z.object({
  id: z.uuid(),
  reference: referenceSchema,
  caseNumber: text(60),
  actNumber: text(60),
  office: text(200),
  /** At most so much of an account; null for a thing as a whole. */
  amountMinor: minorSchema.nullable(),
});
export type SeizureOrder = z.output<typeof seizureOrderSchema>;

/** What goes to a registry once a sold thing is handed over: the same `id` twice is one transfer. Seizures under `caseNumber` end with it. */
export const transferOrderSchema = z.object({
  id: z.uuid(),
  reference: referenceSchema,
  caseNumber: text(60),
  protocolNumber: text(60),
  newHolder: z.object({ kind: partyKindSchema, name: text(200), nationalId: z.string().regex(/^\d{9,14}$/) }),
});
export type TransferOrder = z.output<typeof transferOrderSchema>;

/** The registry's answer to an order: `number` is its own; `repeated` when the order had been carried out before. */
export const registryReceiptSchema = z.object({ number: text(60), at: z.iso.datetime({ offset: true }), repeated: z.boolean() });
export type RegistryReceipt = z.output<typeof registryReceiptSchema>;

/**
 * Why there is no answer. `down`, `slow` and `busy` pass by themselves: ask again later with the same id. `lying`: the answer does
 * not fit the question or its form. `denied`: we may not ask. `absent`: the entry does not exist. `refused`: the registry
 * will not carry out the order.
 */
export const registryFaults = ['down', 'slow', 'busy', 'lying', 'denied', 'absent', 'refused'] as const;
export const registryFaultSchema = z.enum(registryFaults);
export type RegistryFault = z.output<typeof registryFaultSchema>;
export const passingFaults: readonly RegistryFault[] = ['down', 'slow', 'busy'];

/** On what ground somebody is looked at; each query is kept with it. */
export const queryGrounds = ['property_search', 'seizure', 'release', 'transfer', 'assistance', 'check'] as const;
export const queryGroundSchema = z.enum(queryGrounds);
