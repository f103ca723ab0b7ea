import type { FileChange, FileImporter } from '#platform/module/file-importer';
import { startCnesImport } from '../../contract/cnes-imports.ts';
import { lotacaoColumns, professionalColumns, teamColumns, unitColumns } from './staging-queries.ts';

const LEAVING = ['active', 'inactivated_at', 'updated_at'];

const ofMunicipality = (table: string, changes: FileChange['changes']): FileChange => ({
  table,
  of: 'municipality',
  adds: true,
  changes,
});

export const cnesImporter: FileImporter = {
  name: 'health-network.cnes',
  routes: [startCnesImport.name],
  commands: ['cnes import'],
  changes: [
    ofMunicipality('unit', [...unitColumns, ...LEAVING]),
    ofMunicipality('team', [...teamColumns, ...LEAVING]),
    // The key of the name is made of the name.
    ofMunicipality('professional', [...professionalColumns, 'name_key', 'search_text', 'updated_at']),
    ofMunicipality('lotacao', [...lotacaoColumns, ...LEAVING, 'agenda']),
    ofMunicipality('lotacao_profile', 'all'),
    ofMunicipality('cnes_import', 'all'),
    ofMunicipality('cnes_import_inconsistency', 'all'),
    ofMunicipality('cnes_import_leaving', 'all'),
  ],
};
