/** Stable causes of {@link LediError}, for programs; the message is for people. */
export type LediErrorCode =
  | 'arquivo-ilegivel'
  | 'campo-desconhecido'
  | 'campo-repetido'
  | 'campo-sem-identificador'
  | 'json-invalido'
  | 'limite-excedido'
  | 'pacote-invalido'
  | 'recibo-invalido'
  | 'registro-ilegivel'
  | 'tipo-invalido'
  | 'truncado'
  | 'valor-invalido'
  | 'xml-invalido'
  | 'zip-invalido';

/**
 * The only error this library throws on bad input. `message` is a pt-BR sentence that never quotes a value of the
 * record; `path` names the field in IDL names where one is known.
 */
export class LediError extends Error {
  readonly code: LediErrorCode;
  readonly path: string | null;

  constructor(code: LediErrorCode, message: string, path: string | null = null) {
    super(message);
    this.name = 'LediError';
    this.code = code;
    this.path = path;
  }
}
