// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  citizen_opening: {
    id: string;
    citizen_id: string;
    professional_id: string;
    access_id: string;
    at: Date;
    justification: string;
  };
  earlier_opening: {
    id: string;
    citizen_id: string;
    at: Date;
    type: string;
    professional_id: string | null;
    access_id: string | null;
  };
};
