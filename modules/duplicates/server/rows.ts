// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  duplicate_scan: {
    id: string;
    mode: 'all' | 'changed';
    started_at: Date;
    upto: string | null;
    people: number;
    total: number;
    pairs: number;
    finished_at: Date | null;
    changed_from: string | null;
    horizon: string | null;
  };
  citizen_merge: {
    id: string;
    survivor_id: string;
    at: Date;
    professional_id: string | null;
    access_id: string | null;
    actor_kind: string;
    reason: string | null;
    choices: unknown;
    citizens_before: unknown;
    documents_before: unknown;
    survivor_version: number;
    pointing: unknown;
    undone_at: Date | null;
    undone_by: string | null;
    families: unknown;
    suspicions: unknown;
  };
  citizen_merge_member: {
    merge_id: string;
    citizen_id: string;
    id: string;
  };
  citizen_merge_move: {
    merge_id: string;
    table_name: string;
    column_name: string;
    row_id: string;
    from_id: string;
    id: string;
  };
};
