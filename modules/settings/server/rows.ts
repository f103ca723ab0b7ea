// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  installer_reset: {
    id: string;
    action: 'password' | 'installer';
    cpf: string;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
};
