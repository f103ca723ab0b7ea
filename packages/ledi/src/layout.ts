import { LediError } from './errors.ts';
import type { FacetData, FieldData, FormData, LayoutPackage, TableRow } from './package-data.ts';
import { type Rank, rankOf } from './version.ts';
import { WIRE } from './wire.ts';

/** What a value of a field is, below the wire type. */
export type Kind = 'binary' | 'bool' | 'double' | 'enum' | 'i32' | 'i64' | 'string' | 'struct';

export type Field = {
  id: number | null;
  name: string;
  label: string;
  kind: Kind;
  isList: boolean;
  /** Wire type of the field, and of the items of a list. */
  wire: number;
  itemWire: number;
  /** Struct or enum the value (or item) is. */
  struct: StructLayout | null;
  enumName: string | null;
  required: boolean;
  data: FieldData;
};

export type StructLayout = {
  name: string;
  byId: (Field | undefined)[];
  byName: Map<string, Field>;
  fields: Field[];
  /** The fields in the order of the XML schema, which accepts no other. */
  xmlFields: Field[];
};

/** A table: known codes, with the ranks of the first and last layouts that had each (Infinity = still there). */
export type Table = {
  rows: TableRow[];
  byCode: Map<number | string, TableRow>;
  /** 0 = as old as the table: below its first layout, a table does not say what was accepted. */
  since: Map<number | string, Rank>;
  until: Map<number | string, Rank>;
};

/** A layout package ready for use: everything is resolved once, here. */
export type Layout = {
  newest: string;
  newestRank: Rank;
  readFrom: Rank;
  data: LayoutPackage;
  structs: Map<string, StructLayout>;
  forms: FormData[];
  formByTipo: Map<number, FormData>;
  tables: Map<string, Table>;
  /** Ranks of the published layouts, ascending. */
  published: Rank[];
  /** A version that a record may declare: published, or tolerated by the package. */
  accepts: (version: Rank) => boolean;
  /** Documented facets of a field in a form; undefined when the documentation has none. */
  facet: (form: string, struct: string, field: string) => FacetData | undefined;
};

const SCALARS: Record<string, [Kind, number]> = {
  bool: ['bool', WIRE.bool],
  double: ['double', WIRE.double],
  i32: ['i32', WIRE.i32],
  i64: ['i64', WIRE.i64],
  string: ['string', WIRE.string],
  binary: ['binary', WIRE.string],
};

const FORMAT = 'pec-aberto/ledi-layout/1';

/** Checks and resolves a layout package. LediError `pacote-invalido` when it is not one. */
export function compileLayout(data: LayoutPackage): Layout {
  const { structure, tables } = data;
  if (structure?.format !== FORMAT || !data.rules?.groups || typeof tables !== 'object') {
    throw new LediError('pacote-invalido', 'O arquivo não é um pacote de layout do LEDI deste programa.');
  }
  const structs = new Map<string, StructLayout>();
  for (const name of Object.keys(structure.structs)) {
    structs.set(name, { name, byId: [], byName: new Map(), fields: [], xmlFields: [] });
  }
  for (const [name, fields] of Object.entries(structure.structs)) {
    const struct = structs.get(name);
    if (!struct) continue;
    for (const field of fields) addField(struct, field, structs, structure.enums);
    struct.xmlFields = inXmlOrder(struct.fields, structure.xmlOrder?.[name] ?? []);
  }
  const forms = structure.forms;
  const versions = [...structure.layouts.map(({ version }) => version), structure.newest];
  const published = versions.map(rankOf).sort((a, b) => a - b);
  const tolerated = (structure.tolerated ?? []).map(
    ([first, last]) => [rankOf(first), rankOf(last)] as const,
  );
  return {
    newest: structure.newest,
    newestRank: rankOf(structure.newest),
    readFrom: rankOf(structure.readFrom),
    data,
    structs,
    forms,
    formByTipo: new Map(forms.map((form) => [form.tipo, form])),
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, compileTable(rows)])),
    published,
    accepts: (version) =>
      published.includes(version) || tolerated.some(([first, last]) => version >= first && version <= last),
    facet: (form, struct, field) =>
      forms.find((item) => item.code === form)?.fields[struct]?.[field] ?? structure.shared[struct]?.[field],
  };
}

function addField(
  struct: StructLayout,
  data: FieldData,
  structs: Map<string, StructLayout>,
  enums: Record<string, unknown>,
) {
  const list = /^list<(.+)>$/.exec(data.type);
  const base = list?.[1] ?? data.type;
  const scalar = SCALARS[base];
  const target = structs.get(base) ?? null;
  if (!scalar && !target && !(base in enums)) {
    throw new LediError(
      'pacote-invalido',
      `O pacote de layout usa um tipo que não define, em ${struct.name}.`,
    );
  }
  const [kind, wire]: [Kind, number] = scalar ?? (target ? ['struct', WIRE.struct] : ['enum', WIRE.i32]);
  const field: Field = {
    id: data.id,
    name: data.name,
    label: data.label,
    kind,
    isList: list !== null,
    wire: list ? WIRE.list : wire,
    itemWire: wire,
    struct: target,
    enumName: kind === 'enum' ? base : null,
    required: data.required === true,
    data,
  };
  const isTaken = struct.byName.has(data.name) || (data.id !== null && struct.byId[data.id] !== undefined);
  if (isTaken)
    throw new LediError('pacote-invalido', `O pacote de layout repete um campo em ${struct.name}.`);
  struct.fields.push(field);
  struct.byName.set(data.name, field);
  if (data.id !== null) struct.byId[data.id] = field;
}

/** Fields newer than the schema that was read, and those that left it, follow in the order of their ids. */
function inXmlOrder(fields: Field[], order: string[]): Field[] {
  const places = new Map(order.map((name, place) => [name, place]));
  const placeOf = ({ name }: Field) => places.get(name) ?? order.length;
  return [...fields].sort((a, b) => placeOf(a) - placeOf(b));
}

function compileTable(rows: TableRow[]): Table {
  const starts = rows.map(({ since }) => (since ? rankOf(since) : 0));
  const oldest = starts.reduce((least, rank) => Math.min(least, rank), Number.POSITIVE_INFINITY);
  return {
    rows,
    byCode: new Map(rows.map((row) => [row.code, row])),
    since: new Map(
      rows.map(({ code }, place) => [code, starts[place] === oldest ? 0 : (starts[place] as Rank)]),
    ),
    until: new Map(rows.map((row) => [row.code, row.until ? rankOf(row.until) : Number.POSITIVE_INFINITY])),
  };
}

/** The struct of that name. LediError `campo-desconhecido` when the layout has none. */
export function getStruct(layout: Layout, name: string): StructLayout {
  const struct = layout.structs.get(name);
  if (!struct) throw new LediError('campo-desconhecido', `O layout não tem a estrutura ${name}.`);
  return struct;
}

/**
 * The list of attendances (children) of a model that has one, and the most of them the newest layout documents for a
 * ficha; null in the models of one subject.
 */
export function childrenOf(layout: Layout, form: FormData): { field: Field; most: number } | null {
  if (!form.struct.endsWith('MasterThrift')) return null;
  const field = getStruct(layout, form.struct).fields.find(({ isList, struct }) => isList && struct);
  if (!field) return null;
  const most = layout.facet(form.code, form.struct, field.name)?.size?.at(-1)?.[2];
  return { field, most: most ?? Number.POSITIVE_INFINITY };
}
