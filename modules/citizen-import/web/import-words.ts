import { titleCaseName } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import { formatNumber, type StatusShape } from '#ui/index';
import type { getCitizenImportContract, listCitizenImportRowsContract, NotShown } from '../contract.ts';

export type CitizenImport = RouteOutput<typeof getCitizenImportContract>;
export type ImportedRow = RouteOutput<typeof listCitizenImportRowsContract>['rows'][number];
export type Outcome = ImportedRow['outcome'];

/** What the file does to the base, as people read it. */
export const OUTCOMES: Readonly<
  Record<Outcome, { label: string; one: string; hint: string; shape: StatusShape }>
> = {
  new: { label: 'Novos', one: 'Novo', hint: 'Ninguém na base tem este cadastro.', shape: 'done' },
  fills: {
    label: 'Completam',
    one: 'Completa o cadastro',
    hint: 'A base tem campos em branco que o arquivo preenche.',
    shape: 'done',
  },
  differs: {
    label: 'Diferem',
    one: 'Difere do cadastro',
    hint: 'A base diz outra coisa em algum campo.',
    shape: 'attention',
  },
  same: { label: 'Iguais', one: 'Igual ao cadastro', hint: 'A base já diz o mesmo.', shape: 'none' },
  doubt: {
    label: 'Em dúvida',
    one: 'Em dúvida',
    hint: 'O número é de outra pessoa, ou pode ser a mesma. Não entram.',
    shape: 'attention',
  },
  rejected: {
    label: 'Não entram',
    one: 'Não entra',
    hint: 'Falta ou não confere algo que o cadastro exige.',
    shape: 'failed',
  },
};
/** What asks for somebody comes first. */
export const OUTCOME_ORDER: readonly Outcome[] = ['rejected', 'doubt', 'differs', 'fills', 'new', 'same'];

export const STATUS: Readonly<Record<CitizenImport['status'], { label: string; shape: StatusShape }>> = {
  waiting: { label: 'Na fila', shape: 'running' },
  running: { label: 'Em andamento', shape: 'running' },
  preview: { label: 'Conferido, não importado', shape: 'attention' },
  imported: { label: 'Importado', shape: 'done' },
  refused: { label: 'Arquivo recusado', shape: 'failed' },
  discarded: { label: 'Descartado', shape: 'none' },
  failed: { label: 'Interrompido', shape: 'failed' },
  cancelled: { label: 'Cancelado', shape: 'none' },
};

export const isLive = ({ status }: { status: CitizenImport['status'] }): boolean =>
  status === 'waiting' || status === 'running';

/** Where a record stands: "Registro 1 · 1.cid". */
export const placeInFile = ({ number, entry }: Pick<ImportedRow, 'number' | 'entry'>): string =>
  `Registro ${formatNumber(number)} · ${entry}`;

/** The person of a record as its row tells it; `keptUntil` null: what the file says is gone. */
export function nameOfRow({ name }: Pick<ImportedRow, 'name'>, keptUntil: string | null): string {
  if (name !== null) return titleCaseName(name) || 'Sem nome no arquivo';
  return keptUntil === null ? 'Nome já apagado' : 'Nome não lido';
}

/** Why a record that is opened shows less than there was. */
export const NOT_SHOWN: Readonly<Record<NotShown, string>> = {
  joined: 'O cadastro foi unificado com outro depois. Aparece só o que o arquivo diz.',
  removed: 'O cadastro não está mais na base. Aparece só o que o arquivo diz.',
  gone: 'O que o arquivo dizia desta pessoa já foi apagado: ficam a situação e o motivo.',
  withheld:
    'Este cidadão desativou o compartilhamento com esta unidade: o que o cadastro diz não é mostrado.',
};

/** What is done when the base says otherwise. */
export const ON_CONFLICT = [
  {
    value: 'fill',
    label: 'Manter o que a base diz',
    description:
      'O arquivo só preenche o que está em branco, e nunca mistura dois endereços. É o mais seguro.',
  },
  {
    value: 'overwrite',
    label: 'Usar o que o arquivo diz',
    description: 'O valor anterior fica no histórico do cadastro.',
  },
  { value: 'skip', label: 'Não mexer em quem já tem cadastro', description: 'Só entram as pessoas novas.' },
] as const;
export type OnConflict = (typeof ON_CONFLICT)[number]['value'];
