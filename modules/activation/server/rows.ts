// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  activation: {
    municipality_id: string;
    chave: string;
    contra_chave: string;
    authority: string;
    authority_name: string;
    simulated: boolean;
    issued_on: string;
    activated_at: Date;
  };
};
