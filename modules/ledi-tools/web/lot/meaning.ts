import { timeZoneOfMunicipality } from '@pec-aberto/brazil';
import type { Field, Layout, Struct, TableRow } from '@pec-aberto/ledi';
import { formatDateTime } from '#ui/kit/format';

/** Fields whose rule lists values or is a check of its own, and that have a table all the same. */
const TABLES: Readonly<Record<string, string>> = {
  atencaoDomiciliarModalidade: 'ModalidadeAD',
  cboCodigo_2002: 'CBO',
  cboNumero: 'CBO',
  ciap: 'CiapComCid',
  codIbge: 'Municipio',
  codigoExame: 'FAI.ListaExames',
  codigoIbgeMunicipio: 'Municipio',
  exame: 'ExamesResultadoEstruturado',
  localAtendimento: 'LocalDeAtendimento',
  localDeAtendimento: 'LocalDeAtendimento',
  tipoAtendimento: 'TipoDeAtendimento',
  tipoDadoSerializado: 'TipoDadoSerializado',
  tpDadoTranspFichaOrigem: 'TipoDadoSerializado',
};
/** Instants of the layout: milliseconds in an i64, told apart from counters and codes by their names. */
const INSTANT = /^(?:data|dt[A-Z]|dum[A-Z]|hora[A-Z]|resideDesde)/;
const WITH_TIME = /hora/i;

type Rows = ReadonlyMap<number | string, TableRow>;

/** Says what the values of records mean, by the rules and tables of a layout. */
export class Meanings {
  private readonly layout: Layout;
  private readonly tables = new Map<string, Rows | null>();
  private readonly enums = new Map<string, Map<number, string>>();

  constructor(layout: Layout) {
    this.layout = layout;
    for (const [name, codes] of Object.entries(layout.data.structure.enums)) {
      this.enums.set(name, new Map(Object.entries(codes).map(([text, code]) => [code, text])));
    }
  }

  /** What a value says besides itself, in words: of a code, a boolean or an instant; null when nothing. */
  of(form: string, struct: string, field: Field, value: unknown, transport: Struct): string | null {
    if (this.isInstant(field, value)) {
      return instantText(value as number, WITH_TIME.test(field.name), transport.codIbge);
    }
    if (typeof value !== 'number' && typeof value !== 'string') return null;
    const label = this.tableOf(form, struct, field.name)?.get(value)?.label;
    const text =
      label ?? (typeof value === 'number' ? this.enums.get(field.enumName ?? '')?.get(value) : undefined);
    return text === undefined ? null : readable(text);
  }

  /** An instant is nothing to read but its date. */
  isInstant(field: Field, value: unknown): boolean {
    return typeof value === 'number' && field.kind === 'i64' && INSTANT.test(field.name);
  }

  private tableOf(form: string, struct: string, field: string): Rows | null {
    const key = `${form}:${struct}.${field}`;
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const { groups } = this.layout.data.rules;
    const rules = [...(groups[`${form}:${struct}`] ?? []), ...(groups[struct] ?? [])];
    const named = rules.find(({ on, table }) => table !== undefined && [on].flat().includes(field))?.table;
    const rows = this.layout.tables.get(named ?? TABLES[field] ?? '')?.byCode ?? null;
    this.tables.set(key, rows);
    return rows;
  }
}

/** 'A_CRIANCA_TOMOU_LEITE' as 'A crianca tomou leite': names of the IDL stand where the table has no sentence. */
const readable = (text: string) =>
  /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(text)
    ? text
        .replaceAll('_', ' ')
        .toLowerCase()
        .replace(/^./, (letter) => letter.toUpperCase())
    : text;

function instantText(instant: number, hasTime: boolean, ibge: unknown): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return 'fora do calendário';
  const text = formatDateTime(date, zoneOf(ibge));
  return hasTime ? text : text.slice(0, -6);
}

/** The civil day of an instant in the municipality, 'dd/mm/aaaa'. */
export const dayText = (instant: number, ibge: unknown): string => instantText(instant, false, ibge);

function zoneOf(ibge: unknown): string {
  try {
    return timeZoneOfMunicipality(typeof ibge === 'string' ? ibge : '');
  } catch {
    // The code itself is judged by a rule; Brasília's clock stands in, as in the validator.
    return 'America/Sao_Paulo';
  }
}
