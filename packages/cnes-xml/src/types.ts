/** Layout versions of the "XML para e-SUS" file this package reads. */
export type CnesVersion = '2.1' | '3.0' | '3.1';

/** What IDENTIFICACAO says about the whole file. */
export type CnesHeader = {
  /** IBGE code of the municipality, digits as in the file (6 or 7). */
  ibge: string;
  /** Date of the export, ISO `yyyy-mm-dd`. */
  date: string;
  version: CnesVersion;
  origin: string;
  destination: string;
};

/** All texts are trimmed; an absent attribute reads as `''`. `ibge` keeps the file's 6 or 7 digits. */
export type CnesAddress = {
  cep: string;
  uf: string;
  ibge: string;
  district: string;
  street: string;
  number: string;
  complement: string;
  reference: string;
};

/**
 * `row` of every record is its 1-based ordinal among the elements of its kind in the file (usually one single
 * line, so that a line number would help nobody): the third professional is row 3.
 */
export type CnesUnit = {
  kind: 'unit';
  row: number;
  /** Seven digits: left zeros dropped by a spreadsheet are put back. */
  cnes: string;
  name: string;
  cnpj: string;
  /** Two digits when numeric (`2` reads as `02`). */
  typeCode: string;
  typeName: string;
  subtypeCode: string;
  subtypeName: string;
  phone1: string;
  phone2: string;
  fax: string;
  email: string;
  address: CnesAddress;
  /** Acronyms such as `AB`, `MC`, `AC`, in file order. */
  complexities: string[];
};

export type CnesTeam = {
  kind: 'team';
  row: number;
  /** CNES of the unit the team is written under. */
  cnes: string;
  /** Ten digits, left zeros put back; one INE may appear under several units. */
  ine: string;
  /** `TP_EQUIPE`: 70 eSF, 71 eSB, 72 eMulti… */
  typeCode: string;
  /** `ID_TP_EQUIPE`, which some files leave empty. */
  typeId: string;
  typeAcronym: string;
  typeName: string;
  areaCode: string;
  areaName: string;
  name: string;
  /** ISO date; null when the team is active or the date is not one (see `deactivatedOnRaw`). */
  deactivatedOn: string | null;
  deactivatedOnRaw: string;
};

export type CnesProfessional = {
  kind: 'professional';
  row: number;
  /** As in the file; the reader does not check digits. */
  cns: string;
  cpf: string;
  name: string;
  /** ISO date; null when absent or invalid (see `birthDateRaw`). */
  birthDate: string | null;
  birthDateRaw: string;
  /** `M` or `F` in known files; not checked. */
  sex: string;
  email: string;
  phone: string;
  councilCode: string;
  councilUf: string;
  councilRegistration: string;
  address: CnesAddress;
};

export type CnesLotacao = {
  kind: 'lotacao';
  row: number;
  /** The professional the lotacao is written under; `row` is that professional's. */
  professional: { row: number; cpf: string; cns: string; name: string };
  cnes: string;
  cbo: string;
  /** The files known so far carry no name of the occupation: then `''`. */
  cboName: string;
  /** `''` when the lotacao belongs to no team. */
  ine: string;
  /** Usually `''`. */
  microarea: string;
};

export type CnesRecord = CnesUnit | CnesTeam | CnesProfessional | CnesLotacao;

export type CnesCounts = {
  units: number;
  teams: number;
  professionals: number;
  lotacoes: number;
};

/** Names the layout does not know, with how often each came: `ELEMENT` or `ELEMENT@ATTRIBUTE`. */
export type CnesUnknownNames = { elements: Record<string, number>; attributes: Record<string, number> };

/**
 * What {@link readCnes} yields: one header, then batches, then the end. Sizes are bytes of XML, uncompressed;
 * `bytesTotal` of a zip is what its directory declares, good for a progress bar and nothing else.
 */
export type CnesEvent =
  | { type: 'header'; header: CnesHeader }
  | { type: 'records'; records: CnesRecord[]; bytesRead: number; bytesTotal: number }
  | { type: 'end'; counts: CnesCounts; fileName: string; unknown: CnesUnknownNames };
