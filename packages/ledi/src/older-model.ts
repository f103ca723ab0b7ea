import { COVID_MAKERS } from './checks.ts';
import { isFilled } from './expression.ts';
import { childrenOf, type Layout } from './layout.ts';
import type { Moved } from './older.ts';
import type { LediRecord } from './ledi-record.ts';
import { type Rank, rankOf } from './version.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';

/** One attendance being written again; what is noted is not a loss. Paths are of the attendance. */
type Item = { out: Struct; cbo: string; note: (from: string, to: string) => void };
type Move = (item: Item, layout: Layout) => void;

/** By form: the first layout that has the newer place (older ones need the move), and the move. */
const MOVES: Record<string, [string, Move][]> = {
  fai: [
    ['8.4.0', referrals],
    ['6.2.0', oldMeasures],
    ['6.2.0', headSize],
    ['6.2.0', assessedProblems],
    ['5.5.0', supportTeam],
  ],
  fao: [['6.2.0', oldMeasures]],
  fp: [['6.2.0', oldMeasures]],
  fad: [['6.2.0', firstProblem]],
  fv: [
    ['8.4.0', namedMakers],
    ['7.2.2', maternalFlags],
  ],
};

/**
 * The form with what newer layouts say in fields of their own also said where the layout of rank `target` keeps it:
 * the way back of {@link toCurrentModel}. The newer fields stay, and the form given stays as it is. `moved` says what
 * was copied or, where the older field has another table, translated. Source: LEDI change history, layouts 4.0 to 8.7.0.
 */
export function toOlderModel(
  layout: Layout,
  { form, formData }: LediRecord,
  target: Rank,
): { form: Struct | null; moved: Moved[] } {
  const moved: Moved[] = [];
  const list = form && formData ? childrenOf(layout, formData)?.field.name : undefined;
  const moves = (MOVES[formData?.code ?? ''] ?? []).filter(([since]) => target < rankOf(since));
  const items = list && form?.[list];
  if (!form || !list || moves.length === 0 || !Array.isArray(items)) return { form, moved };
  const cbo = principalCbo(form);
  const older = items.map((item, place) => {
    if (!isStruct(item)) return item;
    const prefix = `${list}[${place}].`;
    const note = (from: string, to: string) => moved.push({ from: prefix + from, to: prefix + to });
    const one: Item = { out: { ...item }, cbo, note };
    for (const [, move] of moves) move(one, layout);
    return one.out;
  });
  return { form: moved.length > 0 ? { ...form, [list]: older } : form, moved };
}

function principalCbo({ headerTransport }: Struct): string {
  const principal = isStruct(headerTransport) ? headerTransport.lotacaoFormPrincipal : null;
  const cbo = isStruct(principal) ? principal.cboCodigo_2002 : null;
  return typeof cbo === 'string' ? cbo : '';
}

const listOf = (value: FieldValue): FieldValue[] => (Array.isArray(value) ? value : []);

/** Fills a field that says nothing yet; false when it does, or there is nothing to say. */
function put({ out, note }: Item, from: string, to: string, value: FieldValue): boolean {
  if (!isFilled(value) || isFilled(out[to])) return false;
  out[to] = value;
  note(from, to);
  return true;
}

/** Changes the structs of a list one by one; `change` gives null for one that stays. */
function eachOf({ out }: Item, list: string, change: (item: Struct, at: string) => Struct | null): void {
  const items = listOf(out[list]);
  const changed = items.map((item, place) => (isStruct(item) ? change(item, `${list}[${place}]`) : null));
  if (changed.some(Boolean)) out[list] = items.map((item, place) => changed[place] ?? item);
}

function measure(item: Item, name: string, to: string): void {
  const { medicoes } = item.out;
  if (isStruct(medicoes)) put(item, `medicoes.${name}`, to, medicoes[name]);
}

function oldMeasures(item: Item): void {
  measure(item, 'peso', 'pesoAcompanhamentoNutricional');
  measure(item, 'altura', 'alturaAcompanhamentoNutricional');
}

function headSize(item: Item): void {
  measure(item, 'perimetroCefalico', 'perimetroCefalico');
}

function supportTeam(item: Item): void {
  put(item, 'emultis', 'nasfs', item.out.emultis);
}

/** AB codes go in a list; other CIAP-2 and CID-10 have two places each. A problem that finds none is not noted. */
function assessedProblems({ out, note }: Item): void {
  const group = 'problemaCondicaoAvaliada';
  if (isFilled(out[group])) return;
  const ciaps: FieldValue[] = [];
  const old: Struct = {};
  const takeFirst = (names: string[], value: FieldValue): string | null => {
    const free = names.find((name) => old[name] === undefined);
    if (!isFilled(value) || free === undefined) return null;
    old[free] = value;
    return free;
  };
  for (const [place, problem] of listOf(out.problemasCondicoes).entries()) {
    if (!isStruct(problem) || problem.isAvaliado === false) continue;
    const { ciap, cid10 } = problem;
    const isListed = typeof ciap === 'string' && ciap.startsWith('ABP');
    if (isListed) ciaps.push(ciap);
    const places = {
      ciap: isListed ? 'ciaps' : takeFirst(['outroCiap1', 'outroCiap2'], ciap),
      cid10: takeFirst(['cid10', 'cid10_2'], cid10),
    };
    for (const [name, to] of Object.entries(places)) {
      if (to) note(`problemasCondicoes[${place}].${name}`, `${group}.${to}`);
    }
    if (places.ciap || places.cid10) note(`problemasCondicoes[${place}].isAvaliado`, group);
  }
  if (ciaps.length > 0) old.ciaps = ciaps;
  if (isFilled(old)) out[group] = old;
}

/** Home care had one CIAP-2 and one CID-10. */
function firstProblem(item: Item): void {
  for (const [place, problem] of listOf(item.out.problemasCondicoes).entries()) {
    if (!isStruct(problem) || problem.isAvaliado === false) continue;
    const from = `problemasCondicoes[${place}]`;
    const isCiapTaken = put(item, `${from}.ciap`, 'ciap', problem.ciap);
    const isCidTaken = put(item, `${from}.cid10`, 'cid', problem.cid10);
    if (isCiapTaken || isCidTaken) item.note(`${from}.isAvaliado`, isCiapTaken ? 'ciap' : 'cid');
  }
}

/** Until 8.3 each occupation referred by one of the two classifications: the other is translated where it can be. */
function referrals(item: Item, layout: Layout): void {
  const row = layout.tables.get('CBO.Ficha de atendimento individual')?.byCode.get(item.cbo);
  if (typeof row?.cid10 !== 'boolean') return;
  const pairs = layout.tables.get('CiapComCid')?.rows ?? [];
  const [from, to] = row.cid10
    ? ['hipoteseDiagnosticoCiap2', 'hipoteseDiagnosticoCid10']
    : ['hipoteseDiagnosticoCid10', 'hipoteseDiagnosticoCiap2'];
  eachOf(item, 'encaminhamentos', (referral, at) => {
    const { [from]: code, ...rest } = referral;
    if (!isFilled(code) || isFilled(referral[to])) return null;
    const found = pairs
      .filter((pair) => (row.cid10 ? pair.code : pair.cid10) === code)
      .map((pair) => (row.cid10 ? pair.cid10 : pair.code));
    // Several codes of one classification for one of the other: which was meant is not known.
    const [only] = found;
    if (found.length !== 1 || typeof only !== 'string') return null;
    item.note(`${at}.${from}`, `${at}.${to}`);
    return { ...rest, [to]: only };
  });
}

/** Makers had names; where one code has two, that of the vaccine, or the first. */
function namedMakers(item: Item, layout: Layout): void {
  const makers = layout.tables.get('Fabricante')?.rows ?? [];
  eachOf(item, 'vacinas', (dose, at) => {
    if (!isFilled(dose.coRndsFabricante) || isFilled(dose.fabricante)) return null;
    const names = makers.filter(({ rnds }) => rnds === dose.coRndsFabricante).map(({ code }) => String(code));
    const ofVaccine = COVID_MAKERS[Number(dose.imunobiologico)] ?? [];
    const fabricante = names.find((name) => ofVaccine.includes(name)) ?? names[0];
    if (fabricante === undefined) return null;
    item.note(`${at}.coRndsFabricante`, `${at}.fabricante`);
    return { ...dose, fabricante };
  });
}

/** 1 neither, 2 pregnant, 3 puerperal; a man, of whom it is not asked today, was neither. */
function maternalFlags(item: Item): void {
  const { condicaoMaternal, sexo } = item.out;
  if (condicaoMaternal === undefined && sexo !== MALE) return;
  const from = condicaoMaternal === undefined ? 'sexo' : 'condicaoMaternal';
  put(item, from, 'gestante', condicaoMaternal === 2);
  put(item, from, 'puerpera', condicaoMaternal === 3);
}

const MALE = 0;
