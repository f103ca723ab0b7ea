/**
 * What a word alone says of the text it stands in. newborn: nobody is called so, the record is of a newborn (RN2, RNII,
 * RECEMNASCIDO, GEMELAR); unknown: a clerk says that there is no name; start: may begin a
 * phrase that says either (FILHO DE, NAO CONSTA, XXXX XXXX).
 */
export type WordKind = '' | 'newborn' | 'unknown' | 'start';

const KINDS: readonly (readonly [WordKind, RegExp])[] = [
  [
    'newborn',
    /^(?:RN(?:[0-9]{1,2}|[IVX]{1,4}|[A-F]|M|DE|S)?|RECEM.*|RECEN+ASC.*|RECNASC.*|NEO(?:NAT|MORT)[OA]|NATIMORT[OA]|FETO|GEMELAR(?:ES)?|GEME[OA]S?)$/,
  ],
  [
    'unknown',
    /^(?:DESCONHECID[OA]|DESCONHECE|IGNORAD[OA]|IDENTIFICAD[OA]|IDENTIFICAR|INFORMAD[OA]|INDIGENTE)$/,
  ],
  [
    'start',
    /^(?:(.)\1*|FO|FA|NC|NI|ND|NAO|SEM|MAE|PAI|NADA|REC|NATI|BEBE|NENEM?|CRIANCA|MENOR|TESTE|PACIENTE|(?:FILH|MENIN|FALECID|FULAN)[OA]S?)$/,
  ],
];

/** The kind of a word in capitals without accents. */
export const kindOfWord = (text: string): WordKind =>
  KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
