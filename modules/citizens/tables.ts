import { type CitizenColumn, move, type TableDeclaration } from '#platform/db/tables';

const of = (onMerge: CitizenColumn['onMerge'], label: string, column = 'citizen_id'): CitizenColumn => ({
  column,
  onMerge,
  label,
});
/** What is said of two people follows the one that stays, once; new pairs stand in the way of nothing. */
const said = (label: string, column: string): CitizenColumn => ({
  ...of('own', label, column),
  byReading: true,
});
const called = (alias: string) => `coalesce(nullif(${alias}.social_name, ''), ${alias}.name)`;
const SUSPECTED = 'suspeitas de duplicidade';
const PAIRS = 'conferências de números e nomes';

export const tables: readonly TableDeclaration[] = [
  {
    name: 'citizen',
    unification: move({ label: 'cidadãos', plain: ['origin_installation_id'] }),
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_updated_by_fkey', 'citizen_team'],
    record: 'cidadao',
    called: called('t'),
    citizen: [
      of('move', 'cadastros já unificados', 'merged_into'),
      // Each with a revision; where the survivor depends on somebody, to that one.
      of('own', 'pessoas da família', 'responsible_id'),
    ],
  },
  {
    name: 'citizen_document',
    unification: move({ label: 'documentos de cidadãos', plain: ['details'] }),
    backup: true,
    scope: 'citizen',
    citizen: [of('own', 'documentos')],
  },
  {
    name: 'citizen_revision',
    unification: move({ label: 'alterações de cadastros', ids: ['access_id', 'before', 'after'] }),
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_revision_professional_id_fkey'],
    // The history of the absorbed record, numbered by its versions.
    citizen: [of('stay', 'alterações do cadastro')],
  },
  {
    name: 'citizen_review',
    unification: move({ label: 'números a conferir' }),
    backup: true,
    scope: 'citizen',
    unindexed: ['citizen_review_created_by_fkey', 'citizen_review_settled_by_fkey'],
    citizen: [said(PAIRS, 'citizen_id'), said(PAIRS, 'other_id')],
  },
  {
    name: 'duplicate_pair',
    unification: move({ label: 'suspeitas de duplicidade', plain: ['evidence'] }),
    backup: true,
    scope: 'citizen',
    unindexed: ['duplicate_pair_decided_by_fkey'],
    record: 'par',
    called: `(select string_agg(${called('c')}, ' e ' order by c.id) from citizen c where c.id in (t.a_id, t.b_id))`,
    citizen: [said(SUSPECTED, 'a_id'), said(SUSPECTED, 'b_id')],
  },
  // Points at nobody: whom it tells of is gone.
  {
    name: 'citizen_removed',
    unification: move({
      label: 'cadastros excluídos',
      ids: ['professional_id', 'access_id', 'record', 'documents', 'revisions'],
    }),
    backup: true,
    scope: 'citizen',
  },
];
