// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  municipality: {
    id: string;
    ibge: string;
    name: string;
    uf: string;
    time_zone: string;
    created_at: Date;
  };
  unit: {
    id: string;
    municipality_id: string;
    cnes: string;
    name: string;
    cnpj: string;
    type_code: string;
    type_name: string;
    subtype_code: string;
    subtype_name: string;
    phone1: string;
    phone2: string;
    fax: string;
    email: string;
    address: unknown;
    complexities: string[];
    active: boolean;
    inactivated_at: Date | null;
    updated_at: Date;
  };
  team: {
    id: string;
    unit_id: string;
    ine: string;
    name: string;
    type_code: string;
    type_acronym: string;
    type_name: string;
    area_code: string;
    area_name: string;
    deactivated_on: string | null;
    active: boolean;
    inactivated_at: Date | null;
    updated_at: Date;
  };
  professional: {
    id: string;
    cpf: string | null;
    cns: string | null;
    name: string;
    social_name: string | null;
    name_key: string | null;
    search_text: string | null;
    birth_date: string | null;
    sex: string;
    email: string;
    phone: string;
    council: string;
    council_uf: string;
    council_number: string;
    address: unknown;
    origin: 'cnes' | 'manual';
    registered_municipality_id: string | null;
    registered_unit_id: string | null;
    created_at: Date;
    updated_at: Date;
  };
  lotacao: {
    id: string;
    municipality_id: string;
    professional_id: string;
    unit_id: string;
    team_id: string | null;
    cbo: string;
    cbo_name: string;
    microarea: string;
    origin: 'cnes' | 'manual';
    update_on_cnes: boolean;
    agenda: 'padrao' | 'nenhuma';
    active: boolean;
    inactivated_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  cbo_offer: {
    municipality_id: string;
    cbo: string;
    created_at: Date;
    available: boolean;
  };
  service_type: {
    id: string;
    municipality_id: string | null;
    name: string;
    key: string;
    created_at: Date;
  };
  withdrawn_service_type: {
    unit_id: string;
    service_type_id: string;
    created_at: Date;
  };
  cnes_import: {
    id: string;
    municipality_id: string;
    file_id: string | null;
    file_name: string;
    file_sha256: string;
    file_date: string | null;
    layout: string | null;
    allow_older: boolean;
    status: 'waiting' | 'preview' | 'imported' | 'unchanged' | 'refused' | 'discarded';
    counts: unknown;
    without_agenda: string[];
    error: unknown;
    job_id: string | null;
    requested_by: string | null;
    created_at: Date;
    finished_at: Date | null;
  };
  cnes_import_inconsistency: {
    import_id: string;
    number: number;
    section: 'units' | 'teams' | 'professionals' | 'lotacoes';
    code: string;
    rejected: boolean;
    row_number: number;
    row_key: string;
    message: string;
  };
  cnes_import_leaving: {
    import_id: string;
    lotacao_id: string;
    last: boolean;
  };
};
