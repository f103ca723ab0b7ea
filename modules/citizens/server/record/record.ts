import { emptyRecord, recordOfRow as readRow } from '#platform/contract/form/record';
import type { DocumentKind, Origin } from '../../contract/codes.ts';
import { type CitizenRecord, RECORD } from '../../contract/definition/registration.ts';
import type { DocumentDetails } from '../rules/documents.ts';

export type { CitizenRecord };

/** Nothing told. */
export const EMPTY_RECORD: CitizenRecord = emptyRecord(RECORD);

export type RecordField = keyof CitizenRecord;
export const RECORD_FIELDS = Object.keys(RECORD) as RecordField[];

/** The record of a row of `citizen` kept as JSON. */
export const recordOfRow = (row: Readonly<Record<string, unknown>>): CitizenRecord => readRow(RECORD, row);

/** A number of the person, in use or (with `removedAt`) taken off. */
export type KeptDocument = {
  id: string;
  kind: DocumentKind;
  number: string;
  details: DocumentDetails;
  principal: boolean;
  origin: Origin;
  addedAt: string;
  removedAt: string | null;
};

/** A record with its version and documents, as it stands in the base. */
export type LoadedCitizen = {
  id: string;
  version: number;
  record: CitizenRecord;
  documents: KeptDocument[];
};
