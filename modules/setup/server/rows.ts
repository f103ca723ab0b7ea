// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  installation: {
    only_one: boolean;
    id: string;
    incarnation: string;
    name: string;
    purpose: 'producao' | 'treinamento' | 'homologacao';
    resources: 'prontuario' | 'centralizadora';
    link: string;
    created_at: Date;
    unconfirmed_since: Date | null;
    unconfirmed_why: 'restored' | 'moved' | null;
    place: string | null;
  };
};
