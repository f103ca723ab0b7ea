import { isCnpj, isCns, isCpf, personNameProblem } from '@pec-aberto/brazil';
import { dayOfIso, yearsBetween } from './days.ts';
import { LediError } from './errors.ts';
import { isFilled, type Scope } from './expression.ts';
import type { Layout } from './layout.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';

/** True when the value keeps the rule. Called with a value that is filled. */
export type Check = (value: FieldValue, struct: Struct, scope: Scope) => boolean;
type Maker = (layout: Layout, argument: unknown, form: string) => Check;

const UUID = /^(?:[0-9]{7}-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const SOCIAL_NAME = /^[\p{Script=Latin}\p{M}'’ ]*$/u;
const MAX_AGE = 130;

const text =
  (check: (value: string, struct: Struct, scope: Scope) => boolean): Check =>
  (value, struct, scope) =>
    typeof value === 'string' && check(value, struct, scope);
const structs = (value: FieldValue): Struct[] => (Array.isArray(value) ? value.filter(isStruct) : []);
const LAST_NUMERIC_CNPJ = 8_005_000;

/** Checks that a condition cannot say, by the name a layout package gives them in `is`. */
export const CHECKS: Record<string, Maker> = {
  cns: () => text(isCns),
  cpf: () => text(isCpf),
  'cpf-ou-cnpj': () =>
    text((value, _, scope) => {
      if (value.length === 11) return isCpf(value);
      const isAllowed = scope.version >= LAST_NUMERIC_CNPJ || /^[0-9]+$/.test(value);
      return isAllowed && isCnpj(value.length === 15 ? value.slice(1) : value);
    }),
  uuid: () => text((value) => UUID.test(value)),
  email: () => text((value) => EMAIL.test(value)),
  nome: () => text((value) => personNameProblem(value) === null),
  'nome-social': () => text((value) => SOCIAL_NAME.test(value)),
  nascimento: () => (value, _, scope) => {
    const day = scope.dayOf(value as number);
    return !(day > scope.attendance) && !(yearsBetween(day, scope.attendance) > MAX_AGE);
  },
  'nascimento-em-texto': () =>
    text((value, struct, scope) => {
      const day = dayOfIso(value);
      const { dataCriacaoCuidado } = struct;
      const limit = typeof dataCriacaoCuidado === 'number' ? scope.dayOf(dataCriacaoCuidado) : scope.today;
      return !Number.isNaN(day) && day <= limit && yearsBetween(day, scope.today) <= MAX_AGE;
    }),
  'data-de-exame': (_, years) => (value, __, scope) => {
    const day = scope.dayOf(value as number);
    return !(day > scope.attendance) && !(yearsBetween(day, scope.attendance) > (years as number));
  },
  'inicio-do-atendimento': () => (value, struct, scope) => {
    const day = scope.dayOf(value as number);
    const end = struct.dataHoraFinalAtendimento;
    const isOrdered = typeof end !== 'number' || (value as number) <= end;
    return !(day < scope.attendance) && !(day > scope.today) && isOrdered;
  },
  'fim-do-atendimento': () => (value, struct, scope) => {
    const start = struct.dataHoraInicialAtendimento;
    const isOrdered = typeof start !== 'number' || (value as number) >= start;
    return !(scope.dayOf(value as number) > scope.today) && isOrdered;
  },
  'cbo-do-modelo': (layout, _, form) => {
    const name = layout.data.rules.forms[form]?.cbo ?? 'CBO';
    return codeIn(layout, name);
  },
  'sem-repeticao': (_, keys) =>
    keys
      ? (value) => {
          if (!Array.isArray(value) || value.length < 2) return true;
          return !repeats(structs(value).map((item) => keyOf(item, keys as string[])));
        }
      : (value) => !repeats(Array.isArray(value) ? value : []),
  'sem-repeticao-total': () => (value) =>
    !Array.isArray(value) ||
    value.length < 2 ||
    !repeats(structs(value).map((item) => JSON.stringify(sorted(item)))),
  'um-z34': () => (value) =>
    structs(value).filter((item) => typeof item.cid10 === 'string' && item.cid10.startsWith('Z34')).length <=
    1,
  procedimento: (layout, argument) => {
    const { grupos, listas, mais = [] } = argument as { grupos: string[]; listas: string[]; mais?: string[] };
    const isListed = listedIn(layout, listas);
    const isOther = (code: FieldValue) =>
      typeof code === 'string' &&
      (mais.includes(code) || (/^[0-9]{10}$/.test(code) && grupos.some((group) => code.startsWith(group))));
    const isOne: Check = (code, struct, scope) => isListed(code, struct, scope) || isOther(code);
    return (value, struct, scope) =>
      Array.isArray(value) ? value.every((code) => isOne(code, struct, scope)) : isOne(value, struct, scope);
  },
  'ab-sem-par': (layout, names) => {
    const closed = new Set<unknown>(
      (names as string[]).flatMap((name) =>
        rowsOf(layout, name).flatMap((row) => (row.sigtap && row.codigoAB ? [row.codigoAB] : [])),
      ),
    );
    return (value) =>
      !(Array.isArray(value) ? value : [value]).some((code) => typeof code === 'string' && closed.has(code));
  },
  'ab-da-lista': (layout, name) => {
    const isListed = listedIn(layout, [name as string]);
    return text((value, struct, scope) => !value.startsWith('ABP') || isListed(value, struct, scope));
  },
  'ciap-com-cid': (layout) => codeIn(layout, 'CiapComCid'),
  'cid-do-cbo': (layout, isCid) => {
    const flags = new Map(
      rowsOf(layout, 'CBO.Ficha de atendimento individual').map((row) => [row.code, row.cid10]),
    );
    return (_, __, scope) => {
      const flag = flags.get(scope.cbo);
      return flag === undefined || flag === isCid;
    };
  },
  'cid-do-sexo': (layout) => {
    const only = new Map(rowsOf(layout, 'CidPorSexo').map((row) => [row.code, row.sexo]));
    return text((value, _, scope) => {
      const sex = only.get(value.slice(0, 3)) ?? only.get(value);
      // Undetermined or unknown sex restricts nothing.
      return sex === undefined || sex === scope.sex || scope.sex > 1 || Number.isNaN(scope.sex);
    });
  },
  'conduta-do-encaminhamento': (layout) => {
    const name = 'FAO.especialidadeEncaminhamentoAtendimentoOdontológico';
    const wanted = new Map(rowsOf(layout, name).map((row) => [row.code, row.condutaOdonto]));
    return (value, struct) =>
      structs(struct.encaminhamentos).every((item) => {
        const conduct = wanted.get(item.especialidade as number);
        return conduct === undefined || (value as FieldValue[]).includes(conduct as number);
      });
  },
  'quantidade-odonto': (layout) => {
    const name = 'FAO.Lista de procedimentos por local e quantidade máxima permitida';
    const most = new Map(rowsOf(layout, name).map((row) => [row.code, Number(row.quantidadeMaxima)]));
    for (const row of rowsOf(layout, 'FAO.ListaProcedimentosRealizados')) {
      const twin = most.get(row.sigtap as string);
      if (twin !== undefined && row.codigoAB) most.set(row.codigoAB as string, twin);
    }
    return (value, struct) =>
      (value as number) >= 1 && (value as number) <= (most.get(struct.coMsProcedimento as string) ?? 1);
  },
  'resposta-da-pergunta': (layout, name) => {
    const answers = new Map(rowsOf(layout, name as string).map((row) => [row.code, row.answers]));
    return (value, struct) => {
      const accepted = answers.get(struct.pergunta as number);
      return accepted === undefined || (Array.isArray(accepted) && accepted.includes(value));
    };
  },
  'questionario-completo': (layout, argument) => {
    const { tabela, depende = {} } = argument as { tabela: string; depende?: Record<string, number> };
    const questions = rowsOf(layout, tabela).map(({ code }) => [code as number, depende[code]] as const);
    return (value) => {
      const answers = new Map(structs(value).map((item) => [item.pergunta, item.respostaUnicaEscolha]));
      // A question that another one leads to is asked only after a yes.
      return questions.every(
        ([code, parent]) => answers.has(code) || (parent !== undefined && answers.get(parent) !== 1),
      );
    };
  },
  'numero-ao-menos': (_, list) => (value, struct) => {
    const items = struct[list as string];
    return Number(value) >= (Array.isArray(items) ? items.length : 0);
  },
  'moradores-das-familias': () => (value, _, scope) => {
    const families = structs(scope.root.familias);
    const members = families.reduce((sum, family) => sum + Number(family.numeroMembrosFamilia ?? 1), 0);
    return Number(value) >= Math.max(families.length, members);
  },
  'soma-de-verdadeiros': (_, argument) => (value, struct) => {
    const [list, field] = argument as [string, string];
    return structs(struct[list]).filter((item) => item[field] === true).length === value;
  },
  'duracao-do-tratamento': () => (value, struct) => {
    const days = [0, 1, 7, 30];
    const every =
      Number(struct.doseFrequenciaQuantidade) * (days[Number(struct.doseFrequenciaUnidadeMedida)] ?? 0);
    const whole = (value as number) * (days[Number(struct.duracaoTratamentoMedida)] ?? 0);
    return !([1, 2].includes(struct.doseFrequenciaTipo as number) && every > 0 && whole > 0) || whole > every;
  },
  'soma-dos-turnos': () =>
    text((value, struct) => {
      const shifts = [struct.qtDoseManha, struct.qtDoseTarde, struct.qtDoseNoite]
        .filter(isFilled)
        .map(quantity);
      const sum = shifts.reduce((total, shift) => total + shift, 0);
      // The dose is free text: only a plain number can be compared.
      return shifts.length === 0 || !(Math.abs(quantity(value) - sum) > 0.005);
    }),
  'vacinas-repetidas': () => (value) =>
    !repeats(
      structs(value)
        .filter((row) => row.stRegistroAnterior !== true)
        .map((row) => row.imunobiologico),
    ),
  'regra-de-vacinacao': (layout) => {
    const known = codeIn(layout, 'RegraVacinacao');
    return (_, row, scope) => {
      const parts = [row.imunobiologico, row.estrategiaVacinacao, row.dose];
      return parts.some((part) => part === undefined) || known(parts.map(Number).join('/'), row, scope);
    };
  },
  'nome-do-fabricante': (layout) => {
    const names = new Set(rowsOf(layout, 'Fabricante').flatMap((row) => [row.code, row.label]));
    return (value) => names.has(value as string);
  },
  'fabricante-covid': () => (value, row) => {
    const makers = COVID_MAKERS[Number(row.imunobiologico)];
    return makers === undefined || makers.includes(value as string);
  },
  'linha-ativa': (layout, name) => {
    const idle = new Set(
      rowsOf(layout, name as string).flatMap((row) => (row.Situação === 'Inativo' ? [row.code] : [])),
    );
    return (value) => !idle.has(value as number);
  },
  'exame-com-resultado': (layout) => listedIn(layout, ['ExamesResultadoEstruturado']),
  'tipos-do-exame': () => (value, struct) => {
    const types = structs(value).map((item) => item.tipoResultado);
    return OBSTETRIC.has(struct.exame as string)
      ? types.some((type) => type === 3 || type === 4) && !types.includes(1)
      : types.every((type) => type === 1);
  },
  'valor-do-exame': () =>
    text((value, struct, scope) => {
      const exam = scope.parents.at(-1) ?? {};
      return isExamValue(value, struct.tipoResultado, exam, scope);
    }),
  'igual-a-um': (_, names) => (value, struct) =>
    (names as string[]).some((name) => !isFilled(struct[name]) || sameGroup(value, struct[name])),
  'diferente-de': (_, name) => (value, struct) => !sameGroup(value, struct[name as string]),
};

/** Names of the makers of each COVID-19 vaccine, by its code, while makers were named. */
export const COVID_MAKERS: Record<number, string[]> = {
  85: ['OXFORD-ASTRAZENECA'],
  86: ['SINOVAC/BUTANTAN'],
  87: ['PFIZER/BIONTECH'],
  88: ['JANSSEN-CILAG'],
  89: ['ASTRAZENECA-ChAdOx1-S'],
  95: ['GAMALEYA-SPUTNIK-V'],
  96: ['BHARAT-COVAXIN'],
  97: ['MODERNA'],
  98: ['SINOVAC-CORONAVAC'],
  99: ['BIONTECH'],
  102: ['BIONTECH', 'COMIRNATY-PFIZER/BIONTECH'],
  103: ['COMIRNATY-PFIZER/BIONTECH'],
  112: ['SERUM-INDIA'],
  114: ['BEIJING'],
};

const OBSTETRIC = new Set(['0205020143', 'ABEX024', '0205020151', '0205010059']);
const CODED_RESULTS: Record<string, [number, number]> = {
  '0211070270': [5, 6],
  '0211070149': [5, 6],
  ABEX020: [5, 6],
  '0205020178': [7, 10],
  '0206010079': [11, 14],
  '0207010064': [15, 18],
  '0211060100': [3, 4],
  ABPG013: [3, 4],
  ABEX022: [1, 2],
  '0202020509': [19, 21],
};
const MEASURED_RESULTS: Record<string, [number, number, number]> = {
  '0202010503': [0, 100, 2],
  ABEX008: [0, 100, 2],
  '0202010295': [1, 10_000, 2],
  ABEX002: [1, 10_000, 2],
  '0202010279': [1, 10_000, 2],
  ABEX007: [1, 10_000, 2],
  '0202010287': [1, 10_000, 2],
  ABEX009: [1, 10_000, 2],
  '0202010678': [1, 10_000, 2],
  '0202010317': [0.1, 500, 2],
  ABEX003: [0.1, 500, 2],
  '0202050025': [0.001, 1000, 3],
};

/** EXAM-RESULT-RULE: the value is a code, a measure with decimal comma or point, days, weeks or a date. */
function isExamValue(value: string, type: unknown, exam: Struct, scope: Scope): boolean {
  const whole = /^-?[0-9]+$/.test(value) ? Number(value) : Number.NaN;
  if (type === 2) return whole >= 0 && whole <= 6;
  if (type === 3) return whole >= 0 && whole <= 42;
  if (type === 4) {
    const { dataRealizacao } = exam;
    const from = typeof dataRealizacao === 'number' ? scope.dayOf(dataRealizacao) : Number.NaN;
    return !Number.isNaN(whole) && !(scope.dayOf(whole) < from);
  }
  const code = exam.exame as string;
  const codes = CODED_RESULTS[code];
  if (codes) return whole >= codes[0] && whole <= codes[1];
  const measure = MEASURED_RESULTS[code];
  if (!measure) return true;
  const [least, most, decimals] = measure;
  const shape = /^[0-9]+(?:[.,]([0-9]+))?$/.exec(value);
  if (!shape || (shape[1]?.length ?? 0) > decimals) return false;
  const number = Number(value.replace(',', '.'));
  return number >= least && number <= most;
}

/**
 * Codes of a table that hold at the declared layout: removed ones only before, newer ones unless the tables are closed.
 */
export function codeIn(layout: Layout, name: string): Check {
  const table = layout.tables.get(name);
  if (!table) throw new LediError('pacote-invalido', `O pacote não traz a tabela ${name}.`);
  const { since, until } = table;
  return (value, _, scope) => {
    const last = until.get(value as string);
    if (last === undefined || scope.version > last) return false;
    return !scope.isClosed || (since.get(value as string) ?? 0) <= scope.version;
  };
}

/** Codes of these lists, or their SIGTAP or AB twins; removed ones too. */
function listedIn(layout: Layout, names: string[]): Check {
  const since = new Map<unknown, number>();
  for (const name of names) {
    const table = layout.tables.get(name);
    for (const row of rowsOf(layout, name)) {
      const start = table?.since.get(row.code) ?? 0;
      for (const code of [row.code, row.sigtap, row.codigoAB]) {
        if (typeof code === 'string') since.set(code, Math.min(start, since.get(code) ?? start));
      }
    }
  }
  return (value, _, scope) => {
    const start = since.get(value);
    return start !== undefined && (!scope.isClosed || start <= scope.version);
  };
}

/** '1,5' and '3/2' as numbers; NaN for other texts. */
function quantity(value: FieldValue): number {
  const match = /^([0-9]+)\/([1-9][0-9]*)$/.exec(value as string);
  return match ? Number(match[1]) / Number(match[2]) : Number((value as string).replace(',', '.'));
}

const rowsOf = (layout: Layout, name: string) => {
  const table = layout.tables.get(name);
  if (!table) throw new LediError('pacote-invalido', `O pacote não traz a tabela ${name}.`);
  return table.rows;
};

/** undefined when none of the keys is filled: such items do not repeat one another. */
function keyOf(item: Struct, keys: string[]): string | undefined {
  if (!keys.some((key) => isFilled(item[key]))) return undefined;
  const [only = ''] = keys;
  const value = item[only];
  if (keys.length === 1 && typeof value === 'string') return value;
  return JSON.stringify(keys.map((key) => item[key] ?? null));
}

function repeats(items: unknown[]): boolean {
  const known = items.filter((item) => item !== undefined);
  return known.length > 1 && new Set(known).size !== known.length;
}

const sorted = (item: object) =>
  Object.entries(item)
    .filter(([name, value]) => !name.startsWith('#') && isFilled(value))
    .sort(([a], [b]) => (a < b ? -1 : 1));

const sameGroup = (a: FieldValue, b: FieldValue) =>
  isStruct(a) && isStruct(b) && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
