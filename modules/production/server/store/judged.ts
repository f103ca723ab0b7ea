import type { ReportFinding } from '@pec-aberto/ledi';

/** What a record says of itself and what it deserves by itself, before the store is asked whether it came before. */
export type Judged = {
  position: number;
  entry: string | null;
  outcome: 'valid' | 'invalid' | 'held';
  uuid: string | null;
  tipo: number | null;
  version: string | null;
  ibge: string | null;
  cnes: string | null;
  ine: string | null;
  /** Lot number given by the originating installation. */
  number: number | null;
  municipalityId: string | null;
  envelope: Uint8Array | null;
  formHash: Buffer | null;
  findings: ReportFinding[];
};
