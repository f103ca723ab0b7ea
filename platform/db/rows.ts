// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  schema_migration: {
    id: string;
    owner: string;
    sha256: string;
    applied_at: Date;
    program_version: string;
  };
  audit_event: {
    id: string;
    at: Date;
    type: string;
    actor_kind: 'person' | 'command-line' | 'system' | 'anonymous' | 'peer';
    professional_id: string | null;
    access_id: string | null;
    municipality_id: string | null;
    ip: string | null;
    subject_table: string | null;
    subject_id: string | null;
    fields: string[] | null;
    details: unknown;
    epoch: number;
    xid: string;
    mac: Buffer | null;
    writer: string | null;
    number: number | null;
    settled: number | null;
    voids: number[] | null;
  };
  changelog: {
    seq: number;
    xid: string;
    at: Date;
    table_name: string;
    row_id: string;
    operation: 'I' | 'U' | 'D';
  };
  setting: {
    key: string;
    scope_id: string;
    value: unknown;
    secret: Buffer | null;
    updated_at: Date;
  };
  secret_canary: {
    only_one: boolean;
    sealed: Buffer;
  };
  stored_file: {
    id: string;
    name: string;
    size: number;
    sha256: string;
    created_at: Date;
  };
  stored_file_chunk: {
    file_id: string;
    number: number;
    bytes: Buffer;
  };
  job: {
    id: string;
    kind: string;
    title: string;
    input: unknown;
    state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
    exclusive_key: string | null;
    schedule_key: string | null;
    actor: unknown;
    municipality_id: string | null;
    run_at: Date;
    attempt: number;
    worker_id: number | null;
    step: string | null;
    done: number;
    total: number | null;
    result: unknown;
    error: unknown;
    cancel_requested_at: Date | null;
    created_at: Date;
    started_at: Date | null;
    finished_at: Date | null;
  };
  idempotency_key: {
    owner: string;
    key: string;
    request_sha256: string;
    response: Buffer | null;
    created_at: Date;
  };
};
