// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  audit_epoch: {
    number: number;
    began_at: Date;
  };
  audit_key: {
    fingerprint: string;
    public_key: Buffer;
    private_key: Buffer;
    created_at: Date;
  };
  audit_block: {
    number: number;
    previous_hash: Buffer;
    epoch: number;
    snapshot: string;
    rows: number;
    leaves: Buffer;
    strangers: string[];
    first_at: Date | null;
    last_at: Date | null;
    sealed_at: Date;
    key_fingerprint: string;
    hash: Buffer;
    signature: Buffer;
    people: Buffer | null;
  };
  audit_archive: {
    before_month: string;
    file_sha256: string;
    split_rows: string[];
    archived_at: Date;
    key_fingerprint: string;
    signature: Buffer;
  };
  audit_trail: {
    id: string;
    municipality_id: string;
    requested_by: string;
    format: 'pdf' | 'csv';
    from_date: string;
    to_date: string;
    filters: unknown;
    job_id: string | null;
    file_id: string | null;
    rows: number | null;
    created_at: Date;
  };
};
