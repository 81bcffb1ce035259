import {
  type OwnSale,
  ownSalesSchema,
  type SaleDesk,
  type SaleList,
  type SaleResult,
  saleDeskSchema,
  saleListSchema,
  saleResultSchema,
} from '@ochiq/shared/settlement';
import { request } from './request';

/** What became of a lot after the hammer. */
export const readSaleResult = (lot: number): Promise<SaleResult> => request(saleResultSchema, `/api/lots/${lot}/sale`);

/** What the signed-in person has bought. */
export const readOwnSales = async (): Promise<OwnSale[]> => (await request(ownSalesSchema, '/api/account/sales')).sales;

/** The sales of the own office. */
export const readSales = (): Promise<SaleList> => request(saleListSchema, '/api/bailiff/sales');

/** A lot's sale on the desk of its office. */
export const readSale = (lot: number): Promise<SaleDesk> => request(saleDeskSchema, `/api/bailiff/lots/${lot}/sale`);

/** Takes a step of a sale. Throws ApiProblem with the code that refuses it. @returns the sale as it stands then */
export const stepSale = (lot: number, step: string, body: object = {}): Promise<SaleDesk> =>
  request(saleDeskSchema, `/api/bailiff/lots/${lot}/sale/${step}`, { method: 'POST', body });
