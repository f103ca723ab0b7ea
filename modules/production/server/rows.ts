// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  received_lote: {
    id: string;
    origin: 'file' | 'online' | 'api';
    file_name: string;
    sha256: Buffer;
    size_bytes: number;
    number: number | null;
    responsible_id: string | null;
    received_at: Date;
    stored: number;
    finished_at: Date | null;
    municipality_id: string | null;
  };
  ficha: {
    id: string;
    received_at: Date;
    lote_id: string | null;
    position: number;
    entry: string | null;
    outcome: 'valid' | 'invalid' | 'repeated' | 'held';
    uuid: string | null;
    tipo: number | null;
    version: string | null;
    ibge: string | null;
    cnes: string | null;
    ine: string | null;
    municipality_id: string | null;
    envelope: Buffer | null;
    form_hash: Buffer | null;
    findings: unknown;
    to_apply: boolean;
    applied_at: Date | null;
    sending_lote_id: string | null;
    sending_position: number | null;
  };
  generated_lote: {
    id: string;
    municipality_id: string;
    number: number;
    created_at: Date;
    created_by: string | null;
    fichas: number;
    training: boolean;
  };
  saved_lote: {
    id: string;
    lote_id: string;
    saved_by: string | null;
    saved_at: Date;
    sha256: Buffer;
  };
  lote_receipt: {
    id: string;
    lote_id: string;
    receiver_id: string;
    receiver: string;
    judged_at: Date;
    read_at: Date;
    read_by: string | null;
    valid: number;
    invalid: number;
    repeated: number;
    held: number;
  };
  lote_refusal: {
    receipt_id: string;
    position: number;
    uuid: string | null;
    entry: string;
    reasons: unknown;
  };
  ficha_identity: {
    uuid: string;
    ficha_id: string;
    received_at: Date;
    form_hash: Buffer;
  };
};
