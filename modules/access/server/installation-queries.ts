import { type Db, findRow, getRow, sql } from '#platform/db/database';

export type Installation = { name: string; purpose: 'producao' | 'treinamento'; link: string };
const installation = sql<Installation>`select name, purpose, link from setup_installation`;

/** Undefined before the set-up. */
export const findInstallation = (db: Db): Promise<Installation | undefined> => findRow(db, installation);
export const getInstallation = (db: Db): Promise<Installation> => getRow(db, installation);
