/** One sentence or two for each fault: what happened and what to do. They never quote the file. */
const messages = {
  unreadable: 'Não foi possível abrir o arquivo. Confira se ele existe e se o programa pode lê-lo.',
  empty: 'O arquivo está vazio. Baixe-o novamente.',
  'not-zip-nor-xml': 'O arquivo não é um ZIP nem um XML. Envie o arquivo XML para e-SUS como foi baixado.',
  'too-large': 'O arquivo é maior que o limite aceito. Confira se é mesmo o XML do CNES deste município.',
  'zip-truncated': 'O arquivo ZIP está incompleto. Baixe-o novamente.',
  'zip-corrupt': 'O arquivo ZIP está danificado. Baixe-o novamente.',
  'zip-encrypted': 'O arquivo ZIP está protegido por senha. Envie o arquivo sem senha.',
  'zip-unsupported':
    'O arquivo ZIP usa uma compactação que não é aceita. Compacte-o de novo no formato ZIP comum.',
  'zip-without-xml': 'O arquivo ZIP não contém um XML. Envie o arquivo XML para e-SUS como foi baixado.',
  'zip-several-xml': 'O arquivo ZIP contém mais de um XML. Envie um ZIP com um único XML.',
  'zip-too-many-entries': 'O arquivo ZIP contém arquivos demais. Envie um ZIP com um único XML.',
  'zip-unsafe-path':
    'O arquivo ZIP contém um caminho que sai da própria pasta. Baixe o arquivo da fonte oficial.',
  'zip-bomb':
    'O conteúdo do ZIP é grande demais para o tamanho do arquivo. Baixe o arquivo da fonte oficial.',
  'encoding-unsupported': 'A codificação de texto do XML não é aceita. Use ISO-8859-1 ou UTF-8.',
  'encoding-invalid':
    'O XML se declara UTF-8, mas contém bytes que não são UTF-8. Baixe o arquivo novamente.',
  'encoding-mismatch':
    'O XML se declara ISO-8859-1, mas seu texto está em UTF-8 e os acentos ficariam errados. ' +
    'Baixe o arquivo novamente, sem abri-lo em um editor.',
  'xml-truncated': 'O XML está incompleto. Baixe o arquivo novamente.',
  'xml-malformed': 'O XML está malformado. Baixe o arquivo novamente, sem editá-lo.',
  'xml-too-deep': 'O XML tem elementos aninhados demais. Confira se é mesmo o XML do CNES.',
  'xml-limit': 'O XML tem um campo ou grupo maior que o aceito. Confira se é mesmo o XML do CNES.',
  'xml-too-many-elements': 'O XML tem elementos demais. Confira se é mesmo o XML do CNES deste município.',
  doctype: 'O XML contém DOCTYPE ou ENTITY, que não são aceitos por segurança. Baixe da fonte oficial.',
  'wrong-root': 'O arquivo não é o XML do CNES para o e-SUS. Gere o arquivo na opção XML para e-SUS.',
  'identification-missing': 'O XML não traz o bloco IDENTIFICACAO uma única vez. Gere o arquivo novamente.',
  'version-unsupported': 'A versão do XML não é aceita. Gere o arquivo na versão 3.1, 3.0 ou 2.1.',
  'date-missing': 'O XML não informa a data de geração. Gere o arquivo novamente.',
  'date-invalid': 'A data de geração do XML não é válida. Gere o arquivo novamente.',
  'destination-wrong': 'O XML não foi gerado para o e-SUS. Gere o arquivo na opção XML para e-SUS.',
  'municipality-invalid': 'O XML não informa um código IBGE de município válido. Gere o arquivo novamente.',
  'no-professionals': 'O XML não contém nenhum profissional. Confira o arquivo e gere-o novamente.',
} as const;

/** Stable code of a fault of the file as a whole; scripts may compare it. */
export type CnesFileErrorCode = keyof typeof messages;

/** Every fault code, for tables of messages and tests. */
export const cnesFileErrorCodes = Object.keys(messages) as CnesFileErrorCode[];

/**
 * The file cannot be read and nothing of it may be kept. `message` is a pt-BR text to show as it is: it says
 * what happened and what to do and never quotes the file.
 */
export class CnesFileError extends Error {
  readonly code: CnesFileErrorCode;

  constructor(code: CnesFileErrorCode) {
    super(messages[code]);
    this.name = 'CnesFileError';
    this.code = code;
  }
}
