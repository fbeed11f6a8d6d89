import { get, query } from './http';

export interface RegisterEntry {
  id: string;
  number: number;
  notation: string;
  date: string;
  type: string;
  typeName: string;
  subject: string;
  issuingUnit: string;
  signer: string;
  pages: number;
}

export function listRegister(year: number): Promise<RegisterEntry[]> {
  return get(`/api/register${query({ year: String(year) })}`);
}
