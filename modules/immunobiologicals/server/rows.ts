// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  immunobiological_lot: {
    id: string;
    municipality_id: string;
    number: string;
    manufacturer_code: string | null;
    manufacturer: string;
    immunobiological: string;
    expires_on: string;
    active: boolean;
    created_at: Date;
    number_key: string;
    manufacturer_key: string;
  };
};
