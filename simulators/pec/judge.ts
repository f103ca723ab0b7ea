import { headOf, LayoutWriter, Validator, type Verdict } from '@pec-aberto/ledi';
import { loadLayout } from '@pec-aberto/ledi/node';

/** What became of the fichas: each uuid once. */
export type Book = {
  /** Layout that each accepted ficha declares, by uuid, in the order they came. */
  accepted: Map<string, string | null>;
  /** So many times each refused one was refused. */
  refused: Map<string, number>;
  repeated: number;
};

export const newBook = (): Book => ({ accepted: new Map(), refused: new Map(), repeated: 0 });

/** The answer to one ficha, as the API gives it. */
export type Judged = { status: number; body: unknown };
/** Judges a file of one ficha and enters it in the book. */
export type Judge = (book: Book, fileName: string, bytes: Uint8Array) => Judged;

const refusal = (mensagem: string, more: object = {}): Judged => ({
  status: 400,
  body: { mensagem, ...more },
});

/** Judges as an official PEC that reads layouts up to `newest` (null: all that are known). */
export async function createJudge(newest: string | null): Promise<Judge> {
  const layout = await loadLayout();
  if (newest !== null && !new LayoutWriter(layout).canWrite(newest)) {
    throw new Error(`Não se conhece o layout ${newest}.`);
  }
  const validator = new Validator(layout);
  return (book, fileName, bytes) => {
    const { record, ...verdict } = validator.judgeBytes(bytes, { closedTables: true });
    if (!record) return refusal('Formato de arquivo não reconhecido.');
    const { uuid, version } = headOf(record.transport);
    if (uuid === null || fileName !== `${uuid}.esus`)
      return refusal('O nome do arquivo não é o UUID do registro.');
    if (book.accepted.has(uuid)) {
      book.repeated += 1;
      return refusal('Registro já recebido.');
    }
    const errors = tooNew(version, newest) ?? errorsOf(verdict);
    if (errors.length > 0) {
      book.refused.set(uuid, (book.refused.get(uuid) ?? 0) + 1);
      return refusal('Erro de validação', { uuid, erros: errors });
    }
    book.accepted.set(uuid, version);
    return { status: 201, body: { mensagem: 'Registro recebido.', uuid } };
  };
}

type Told = { campo: string; mensagem: string };

const tooNew = (version: string | null, newest: string | null): Told[] | undefined =>
  version !== null && newest !== null && version.localeCompare(newest, 'en', { numeric: true }) > 0
    ? [{ campo: 'versao', mensagem: `Versão ${version} do layout não suportada.` }]
    : undefined;

const errorsOf = ({ valid, errors }: Verdict): Told[] =>
  valid === 'held'
    ? [{ campo: 'versao', mensagem: 'Versão do layout não suportada.' }]
    : errors.map(({ path, message }) => ({ campo: path, mensagem: message }));
