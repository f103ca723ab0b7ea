// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  base_unification: {
    id: string;
    side: 'sending' | 'receiving';
    state: 'requested' | 'accepted' | 'running' | 'deciding' | 'unified' | 'denied' | 'cancelled' | 'undone';
    unit_name: string;
    peer_installation: string;
    peer_incarnation: string;
    peer_name: string;
    own_incarnation: string;
    responsible: string;
    link: string;
    words: string;
    peer_key: Buffer;
    own_key: Buffer | null;
    requested_at: Date;
    changed_at: Date;
    frozen_at: Date | null;
    decide_by: Date | null;
    ended_at: Date | null;
    wanted: 'rehearsal' | 'unification' | 'undo' | null;
    job_id: string | null;
    problem: string | null;
    checks: unknown;
    checked_at: Date | null;
    plan: Buffer | null;
    plan_sha256: string | null;
    rehearsed: string | null;
    entered: string | null;
    unchanged: boolean;
    rehearsal: unknown;
    report: unknown;
    said: number;
    heard: string | null;
    seen_at: Date | null;
    untold: boolean;
  };
  unification_row: {
    process_id: string;
    table_name: string;
    source_key: string;
    outcome: 'inserted' | 'equal' | 'linked' | 'version' | 'quarantined';
    target_key: string | null;
    reason: string | null;
    kept: unknown;
  };
};
