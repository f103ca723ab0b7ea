// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  citizen_fci: {
    id: string;
    uuid: string;
    citizen_id: string | null;
    outcome: 'applied' | 'older' | 'review' | 'refused' | 'discarded';
    reason: string | null;
    unit_cnes: string | null;
    team_ine: string | null;
    filled_at: Date | null;
    refusal: boolean;
    exit_reason: number | null;
    layout_version: string;
    bytes: Buffer;
    received_at: Date;
    municipality_id: string | null;
    person_name: string | null;
    birth_date: string | null;
    decided_at: Date | null;
    decided_by: string | null;
    decision_reason: string | null;
  };
};
