// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  medicine_recipe: {
    id: string;
    municipality_id: string;
    catmat: string;
    recipe: 'comum' | 'controle-especial' | 'azul' | 'amarela' | 'antimicrobiano';
    marked_at: Date;
  };
};
