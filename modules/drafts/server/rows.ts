// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  draft: {
    professional_id: string;
    access_id: string;
    form: string;
    branch: string;
    writer: string;
    version: number;
    heading: Buffer;
    content: Buffer;
    saved_at: Date;
  };
};
