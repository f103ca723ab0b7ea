// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  agenda: {
    lotacao_id: string;
    version: string;
    days: unknown;
    online: unknown;
    updated_at: Date;
  };
  agenda_closure: {
    id: string;
    lotacao_id: string;
    starts_at: string;
    ends_at: string;
    reason: 'atestado' | 'curso' | 'ferias' | 'licenca' | 'reuniao' | 'outro';
    specification: string;
    came_from: string | null;
    created_at: Date;
  };
  cbo_duration: {
    municipality_id: string;
    cbo: string;
    minutes: number;
  };
};
