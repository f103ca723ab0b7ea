/** What verification finds. `block` is a number of the chain, `row` the id of an event. */
export type FaultKind =
  | 'changed'
  | 'removed'
  | 'inserted'
  | 'missing-block'
  | 'changed-block'
  | 'cut-end'
  | 'rewritten'
  | 'broken-signature'
  | 'unknown-key'
  | 'no-heads'
  | 'cut-heads'
  | 'lost-key'
  | 'kept-back'
  | 'gone'
  | 'renamed'
  | 'altered-table'
  | 'broken-file';

export type Fault = {
  kind: FaultKind;
  block: number | null;
  row: string | null;
  /** What else tells where: a person, a table, a number in the count of a process. */
  what?: string;
};

/** The last block: what a copy kept elsewhere is compared with. */
export type ChainTip = { block: number; hash: string; sealedAt: Date };

export type ChainReport = {
  ok: boolean;
  rows: number;
  blocks: number;
  unsealed: number;
  tip: ChainTip | null;
  faults: Fault[];
};

/** One Portuguese sentence for each kind. */
export const faultSentences: Record<FaultKind, string> = {
  changed: 'evento alterado depois de selado',
  removed: 'evento selado que não existe mais',
  inserted: 'evento que não foi gravado pelo programa',
  'missing-block': 'bloco que não existe mais',
  'changed-block': 'bloco alterado, ou que não segue o anterior',
  'cut-end': 'bloco anotado em heads.log que não existe mais na base: o fim da trilha foi cortado',
  rewritten: 'bloco diferente do anotado em heads.log: a trilha foi refeita',
  'broken-signature': 'assinatura que não confere',
  'unknown-key': 'assinado por uma chave que não está na pasta de dados (audit)',
  'no-heads': 'falta o arquivo audit/heads.log na pasta de dados',
  'cut-heads':
    'audit/heads.log não vai do primeiro ao último bloco da base: falta o começo ou o fim do arquivo',
  'lost-key':
    'chave de assinatura que a chave-mestra desta pasta de dados não abre: a chave-mestra foi perdida ou trocada',
  'kept-back': 'evento do programa anotado em uma transação que não é a sua: nenhum bloco o selaria',
  gone: 'evento que o programa gravou e que sumiu antes do selo',
  renamed: 'nome ou CPF diferente de quando a pessoa agiu, sem alteração registrada',
  'altered-table': 'a proteção da tabela não é a do programa',
  'broken-file': 'arquivo alterado ou incompleto',
};

// One lost key would make a fault of every block: the list tells where to look, not everything.
const LISTED = 1_000;

/** Collects faults; the list is capped, `ok` is not. */
export class Faults {
  readonly list: Fault[] = [];
  #count = 0;

  add(kind: FaultKind, block: number | null = null, row: string | null = null, what?: string): void {
    this.#count += 1;
    if (this.list.length < LISTED)
      this.list.push({ kind, block, row, ...(what === undefined ? {} : { what }) });
  }

  get none(): boolean {
    return this.#count === 0;
  }
}
