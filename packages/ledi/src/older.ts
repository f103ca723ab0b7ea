import { isFilled } from './expression.ts';
import { childrenOf, type Layout } from './layout.ts';
import type { TableRow } from './package-data.ts';
import type { LediRecord } from './ledi-record.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';

/** A value of an older layout that was also written where the current one keeps it. */
export type Moved = { from: string; to: string };

/**
 * The form in the terms of the newest layout: what an older layout said in fields that were removed since is also
 * put where it is said today. Nothing is taken away and nothing already filled is changed; the record given stays
 * as it is. `moved` says what was copied, in paths of the form. What has no counterpart stays where it came.
 * Source: LEDI change history (layouts 2.1 to 8.7.0).
 */
export function toCurrentModel(layout: Layout, record: LediRecord): { form: Struct | null; moved: Moved[] } {
  const { form, formData } = record;
  if (!form || !formData) return { form, moved: [] };
  const moved: Moved[] = [];
  const map = MAPS[formData.code];
  if (!map) return { form, moved };
  const list = childrenOf(layout, formData)?.field.name;
  if (!list) return { form: map(mover(form, '', moved), layout), moved };
  const items = form[list];
  if (!Array.isArray(items)) return { form, moved };
  const current = items.map((item, place) =>
    isStruct(item) ? map(mover(item, `${list}[${place}].`, moved), layout) : item,
  );
  return { form: { ...form, [list]: current }, moved };
}

type Mover = {
  out: Struct;
  /** Copies the value of `from` to `to` (dotted, one level) unless that is filled. */
  copy: (from: string, to: string, value?: FieldValue) => void;
  /** Adds items to a list. */
  append: (from: string, to: string, items: FieldValue[]) => void;
};

function mover(source: Struct, prefix: string, moved: Moved[]): Mover {
  const out: Struct = { ...source };
  const note = (from: string, to: string) => moved.push({ from: prefix + from, to: prefix + to });
  return {
    out,
    copy: (from, to, value = source[from]) => {
      if (!isFilled(source[from]) || value === undefined) return;
      const [first = '', second] = to.split('.');
      if (second === undefined) {
        if (isFilled(out[first])) return;
        out[first] = value;
      } else {
        const group = isStruct(out[first]) ? out[first] : {};
        if (isFilled(group[second])) return;
        out[first] = { ...group, [second]: value };
      }
      note(from, to);
    },
    append: (from, to, items) => {
      if (!isFilled(source[from]) || items.length === 0) return;
      const known = out[to];
      out[to] = [...(Array.isArray(known) ? known : []), ...items];
      note(from, to);
    },
  };
}

const listOf = (value: FieldValue): FieldValue[] => (Array.isArray(value) ? value : []);
const problem = (fields: Struct): Struct => ({ ...fields, isAvaliado: true });

const MAPS: Record<string, (item: Mover, layout: Layout) => Struct> = {
  fai: (item) => {
    item.copy('pesoAcompanhamentoNutricional', 'medicoes.peso');
    item.copy('alturaAcompanhamentoNutricional', 'medicoes.altura');
    item.copy('perimetroCefalico', 'medicoes.perimetroCefalico');
    item.copy('nasfs', 'emultis');
    const old = item.out.problemaCondicaoAvaliada;
    if (isStruct(old)) {
      const ciaps = [...listOf(old.ciaps), old.outroCiap1, old.outroCiap2].filter(isFilled);
      const cids = [old.cid10, old.cid10_2].filter(isFilled);
      item.append('problemaCondicaoAvaliada', 'problemasCondicoes', [
        ...ciaps.map((ciap) => problem({ ciap })),
        ...cids.map((cid10) => problem({ cid10 })),
      ]);
    }
    item.append('examesSolicitados', 'exame', exams(item.out.examesSolicitados, 'S'));
    item.append('examesAvaliados', 'exame', exams(item.out.examesAvaliados, 'A'));
    return results(item);
  },
  fao: (item) => {
    item.copy('pesoAcompanhamentoNutricional', 'medicoes.peso');
    item.copy('alturaAcompanhamentoNutricional', 'medicoes.altura');
    item.append('outrosSiaProcedimentos', 'procedimentosRealizados', listOf(item.out.outrosSiaProcedimentos));
    return results(item);
  },
  fp: (item) => {
    item.copy('pesoAcompanhamentoNutricional', 'medicoes.peso');
    item.copy('alturaAcompanhamentoNutricional', 'medicoes.altura');
    item.append('outrosSiaProcedimentos', 'procedimentos', listOf(item.out.outrosSiaProcedimentos));
    return item.out;
  },
  fad: (item) => {
    const { cid, ciap } = item.out;
    item.append('ciap', 'problemasCondicoes', [problem({ ciap })]);
    item.append('cid', 'problemasCondicoes', [problem({ cid10: cid })]);
    item.append('outrosProcedimentos', 'procedimentos', listOf(item.out.outrosProcedimentos));
    return item.out;
  },
  fv: (item, layout) => {
    const { gestante, puerpera, sexo } = item.out;
    if (puerpera === true) item.copy('puerpera', 'condicaoMaternal', 3);
    if (gestante === true) item.copy('gestante', 'condicaoMaternal', 2);
    if (gestante === false && puerpera === false && sexo === 1) item.copy('gestante', 'condicaoMaternal', 1);
    const makers = layout.tables.get('Fabricante')?.byCode;
    const rows = listOf(item.out.vacinas);
    return {
      ...item.out,
      ...(rows.length > 0 ? { vacinas: rows.map((row) => withMaker(row, makers)) } : {}),
    };
  },
};

const exams = (codes: FieldValue, letter: string): Struct[] =>
  listOf(codes).map((codigoExame) => ({ codigoExame, solicitadoAvaliado: [letter] }));

/** Until 4.2.0 a result was one text; the current one has typed values. */
function results(item: Mover): Struct {
  const list = listOf(item.out.resultadosExames);
  if (!list.some((result) => isStruct(result) && isFilled(result.resultado))) return item.out;
  const resultadosExames = list.map((result) => {
    if (!isStruct(result) || !isFilled(result.resultado) || isFilled(result.resultadoExame)) return result;
    return { ...result, resultadoExame: [{ tipoResultado: 1, valorResultado: result.resultado }] };
  });
  return { ...item.out, resultadosExames };
}

function withMaker(row: FieldValue, makers: ReadonlyMap<number | string, TableRow> | undefined): FieldValue {
  if (!isStruct(row) || isFilled(row.coRndsFabricante)) return row;
  const code = typeof row.fabricante === 'string' ? makers?.get(row.fabricante)?.rnds : undefined;
  return typeof code === 'string' ? { ...row, coRndsFabricante: code } : row;
}
