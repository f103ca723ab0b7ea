import { action } from '#platform/audit/declaration';
import { platformRecordTypes } from '#platform/contract/record-type';
import { platformTables } from '#platform/db/tables';
import type { ModuleDefinition } from '#platform/module/definition';

/** What the platform itself keeps and writes, declared as the rooms do. */
export const platformPart: Pick<ModuleDefinition, 'tables' | 'audit' | 'recordTypes'> = {
  tables: platformTables,
  audit: { types: { 'jobs.cancelled': action('Tarefa cancelada') } },
  recordTypes: platformRecordTypes,
};
