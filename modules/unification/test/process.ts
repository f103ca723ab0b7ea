import type { Process, Report, TableCounts } from '../contract/process.ts';

const counts = (table: string, kind: string, of: Partial<TableCounts>): TableCounts => {
  const outcomes = { inserted: 0, equal: 0, linked: 0, version: 0, quarantined: 0, ...of };
  const rows = Object.values(outcomes).reduce<number>((sum, n) => sum + Number(n), 0);
  return { table, kind, rows, ...outcomes };
};

const TABLES = [
  counts('citizen', 'Cidadãos', { inserted: 11_481, quarantined: 1 }),
  counts('ficha', 'Fichas', { inserted: 402_537, equal: 14 }),
  counts('professional', 'Profissionais', { inserted: 12, linked: 30, version: 4 }),
  counts('unit', 'Unidades de saúde', { equal: 1 }),
  counts('citizen_revision', 'Histórico de cadastros', { inserted: 38_110 }),
];

const sampleReport = (verified: boolean): Report => ({
  at: '2026-11-21T12:52:00Z',
  seconds: 86,
  rows: TABLES.reduce((sum, { rows }) => sum + rows, 0),
  tables: TABLES,
  units: [{ cnes: '0000028', name: 'UBS VILA NOVA', outcome: 'Já está na central' }],
  pairs: 37,
  telling: [
    {
      table: 'citizen',
      kind: 'Cidadãos',
      called: 'DAVI LUCAS PEREIRA',
      outcome: 'quarantined',
      reason: 'O CNS é de outra pessoa na central: entra sem ele.',
    },
    {
      table: 'professional',
      kind: 'Profissionais',
      called: 'ANA PAULA REIS',
      outcome: 'version',
      reason: 'E-mail diferente: fica o da central.',
    },
  ],
  stays: [
    { table: 'session', reason: 'Sessões abertas valem só onde foram abertas.' },
    { table: 'setting', reason: 'Configurações são de cada instalação.' },
  ],
  faults: [],
  verified: verified
    ? {
        ok: true,
        tables: TABLES.map(({ table, rows }) => ({
          table,
          rows,
          expected: `a91f${rows}`,
          found: `a91f${rows}`,
        })),
        citizens: 11_482,
        citizensDiffering: 0,
        orphans: 0,
      }
    : null,
});

/** A process as the screens and the report read it. */
export function sampleProcess(of: Partial<Process> = {}): Process {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    side: 'receiving',
    state: 'accepted',
    peer: 'UBS Vila Nova',
    responsible: 'TEREZA COUTO',
    link: 'https://pec.serraclara.example',
    words: 'ipê rio pedra sol',
    plain: false,
    requestedAt: '2026-11-18T17:20:00Z',
    changedAt: '2026-11-21T12:52:00Z',
    step: null,
    done: null,
    total: null,
    jobId: null,
    problem: null,
    checks: [],
    checkedAt: null,
    rehearsal: sampleReport(false),
    report: sampleReport(true),
    frozenAt: null,
    decideBy: null,
    restored: false,
    awaitsProof: false,
    endedAt: null,
    ...of,
  };
}
