// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  data_package: {
    name: string;
    title: string;
    version: string;
    date: string;
    source: string;
    sha256: string;
    rows: number;
    imported_at: Date;
    parts: unknown;
  };
  municipality_code: {
    ibge: string;
    name: string;
    uf: string;
  };
  cep: {
    cep: string;
    uf: string;
    municipality_ibge: string;
    bairro: string;
    street_type: string;
    street: string;
  };
  cbo: {
    code: string;
    name: string;
    since: string;
    until: string;
  };
  code_item: {
    system: string;
    code: string;
    name: string;
    sex: number | null;
    age_from: number | null;
    age_until: number | null;
    cbo_list: number | null;
    cid_list: number | null;
    details: unknown;
    until: string;
    plain_code: string | null;
    name_key: string | null;
  };
  sigtap_list: {
    kind: 'cbo' | 'cid';
    number: number;
    codes: string[];
  };
  state_destination: {
    url: string;
    uf: string;
    name: string;
    protocol: 'pec-aberto' | 'ledi-api';
    layout: string | null;
  };
};
