// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  backup_copy: {
    id: string;
    folder: string;
    file_name: string;
    state: 'running' | 'verified' | 'corrupted' | 'failed' | 'missing';
    origin: 'schedule' | 'person' | 'command' | 'found';
    job_id: string | null;
    started_at: Date;
    finished_at: Date | null;
    size: number | null;
    row_count: number | null;
    recovery_key_id: string | null;
    verified_at: Date | null;
    restored_at: Date | null;
    fault: string | null;
  };
};
