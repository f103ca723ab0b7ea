import { map, skip, type TableDeclaration } from '#platform/db/tables';

/** Moved, it would say that this base has read files that it never saw. */
const CNES_READ = skip(
  'Diz que arquivos do CNES cada base leu; o que eles escreveram está nas unidades e lotações.',
);

export const tables: readonly TableDeclaration[] = [
  {
    name: 'municipality',
    unification: map({ label: 'municípios', by: [['ibge']] }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'municipio',
  },
  {
    name: 'unit',
    unification: map({ label: 'unidades', by: [['municipality_id', 'cnes']], plain: ['address'] }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'unidade',
  },
  {
    name: 'team',
    unification: map({ label: 'equipes', by: [['unit_id', 'ine']] }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'equipe',
  },
  {
    name: 'professional',
    unification: map({
      label: 'profissionais',
      by: [['cpf'], ['cns']],
      plain: ['address'],
      compare: [
        'cpf',
        'cns',
        'name',
        'social_name',
        'birth_date',
        'sex',
        'email',
        'phone',
        'council',
        'council_uf',
        'council_number',
        'address',
      ],
      // Of somebody with another CPF here. One who has no CPF would have met that one.
      disputed: ['cns'],
    }),
    backup: true,
    scope: 'installation',
    called: 't.name',
    record: 'profissional',
  },
  {
    name: 'lotacao',
    unification: map({
      label: 'lotações',
      by: [['professional_id', 'unit_id', 'cbo', 'team_id']],
      compare: ['microarea', 'update_on_cnes', 'agenda', 'active'],
    }),
    backup: true,
    scope: 'municipality',
    unindexed: ['lotacao_team_id_fkey'],
    record: 'lotacao',
    called: `(select p.name || ', ' || u.name from professional p, unit u
      where p.id = t.professional_id and u.id = t.unit_id)`,
  },
  {
    name: 'cbo_offer',
    // What a municipality offers is for who administers it to say: that of one which is there stays as it is.
    unification: map({
      label: 'CBOs oferecidos ou não em lotações',
      by: [['municipality_id', 'cbo']],
      compare: [],
      of: 'municipality_id',
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'service_type',
    unification: map({ label: 'tipos de serviço', by: [['municipality_id', 'key']], compare: ['name'] }),
    backup: true,
    scope: 'municipality',
    called: 't.name',
    record: 'tipo-de-servico',
  },
  {
    name: 'withdrawn_service_type',
    unification: map({
      label: 'tipos de serviço que a unidade não oferece',
      by: [['unit_id', 'service_type_id']],
      compare: [],
      of: 'unit_id',
    }),
    backup: true,
    scope: 'municipality',
  },
  {
    name: 'cnes_import',
    unification: CNES_READ,
    backup: true,
    scope: 'municipality',
    unindexed: ['cnes_import_file_id_fkey', 'cnes_import_requested_by_fkey'],
    called: 't.file_name',
    record: 'importacao',
  },
  { name: 'cnes_import_inconsistency', unification: CNES_READ, backup: true, scope: 'municipality' },
  { name: 'cnes_import_leaving', unification: CNES_READ, backup: true, scope: 'municipality' },
];
