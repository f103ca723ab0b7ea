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
  state_destination: {
    url: string;
    uf: string;
    name: string;
    protocol: 'pec-aberto' | 'ledi-api';
    layout: string | null;
  };
};
