import type { TableDeclaration } from '#platform/db/tables';
import type { Catalogue } from '#modules/audit/index';

/** Of every room, asked for when they are used; modules are put together later. */
export type Parts = { tables: () => readonly TableDeclaration[]; catalogue: () => Catalogue };
