// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  exam_group: {
    id: string;
    municipality_id: string;
    name: string;
    key: string;
    sex: number | null;
    codes: string[];
    created_at: Date;
  };
};
