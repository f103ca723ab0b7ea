// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  citizen_import: {
    id: string;
    municipality_id: string;
    file_id: string | null;
    file_name: string;
    file_sha256: string;
    status: 'waiting' | 'preview' | 'imported' | 'refused' | 'discarded';
    on_conflict: 'fill' | 'overwrite' | 'skip' | null;
    error: unknown;
    job_id: string | null;
    requested_by: string | null;
    created_at: Date;
    finished_at: Date | null;
    kept_until: Date | null;
  };
  citizen_import_record: {
    import_id: string;
    number: number;
    bytes: Buffer;
  };
  citizen_import_row: {
    id: string;
    import_id: string;
    number: number;
    entry: string;
    outcome: 'new' | 'fills' | 'differs' | 'same' | 'doubt' | 'rejected';
    citizen_id: string | null;
    reasons: unknown;
    applied_at: Date | null;
    written: boolean;
    on_conflict: 'fill' | 'overwrite' | 'skip' | null;
  };
};
