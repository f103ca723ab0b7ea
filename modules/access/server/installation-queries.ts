import { type Db, findRow, getRow, sql } from '#platform/db/database';

export type Installation = {
  name: string;
  purpose: 'producao' | 'treinamento' | 'homologacao';
  link: string;
  /** It transmits nothing until somebody confirms that it goes on. */
  unconfirmed: boolean;
};
const installation = sql<Installation>`select name, purpose, link, unconfirmed_since is not null as unconfirmed
  from setup_installation join setup_continuation using (id)`;

/** Undefined before the set-up. */
export const findInstallation = (db: Db): Promise<Installation | undefined> => findRow(db, installation);
export const getInstallation = (db: Db): Promise<Installation> => getRow(db, installation);
