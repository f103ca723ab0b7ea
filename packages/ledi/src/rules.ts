import { type Check, CHECKS, codeIn } from './checks.ts';
import { LediError } from './errors.ts';
import { compileExpression, isFilled } from './expression.ts';
import type { Field, Layout, StructLayout } from './layout.ts';
import { bindFacets } from './facets.ts';
import type { RuleData } from './package-data.ts';
import { type Rank, rankOf } from './version.ts';
import { type FieldValue, isStruct } from './wire.ts';
import type { RuleInfo, BoundRule, Test } from './bound-rule.ts';

const FIRM_KINDS = new Set(['is', 'table', 'values']);
const DEFAULTS: Record<string, string> = {
  cns: 'O CNS não é válido.',
  cpf: 'O CPF não é válido.',
  'cpf-ou-cnpj': 'O CPF ou CNPJ não é válido.',
  uuid: 'O UUID deve ter a forma canônica, com o CNES na frente ou sem ele.',
  email: 'O e-mail não é válido.',
  nome: 'O nome não segue as regras de nomes do Cartão Nacional de Saúde.',
  'nome-social': 'O nome social aceita só letras, espaços e apóstrofo.',
  nascimento: 'A data de nascimento deve ficar até 130 anos antes do atendimento, e não depois dele.',
  'data-de-exame': 'A data do exame deve ficar até 20 anos antes do atendimento, e não depois dele.',
  'inicio-do-atendimento':
    'O início deve ficar no dia do atendimento ou depois, antes do fim e não depois de hoje.',
  'fim-do-atendimento': 'O fim deve ficar depois do início e não depois de hoje.',
  'cbo-do-modelo': 'O CBO do profissional não pode registrar este modelo.',
  'sem-repeticao': 'O campo repete um item.',
  'exame-com-resultado': 'O exame não é dos que têm resultado estruturado.',
};

/** Prefix of the codes of a struct: the form, or the struct's own name where several forms share it. */
const prefixOf = (form: string, struct: string, isShared: boolean) =>
  isShared && struct !== 'DadoTransporteThrift'
    ? struct.replace(/(Transport)?Thrift$/, '').replace(/^./, (letter) => letter.toLowerCase())
    : form;

/** Everything asked of a struct inside a form at one declared layout; with null, at any layout. */
export function bindRules(
  layout: Layout,
  form: string,
  struct: StructLayout,
  version: Rank | null,
): BoundRule[] {
  const { groups } = layout.data.rules;
  const own = groups[`${form}:${struct.name}`] ?? [];
  const all = [...own, ...(groups[struct.name] ?? [])];
  const isShared = isSharedStruct(layout, struct.name);
  const prefix = prefixOf(form, struct.name, isShared);
  const written = all.flatMap((rule) =>
    [rule.on].flat().map((on) => bindWritten(layout, form, struct, on, rule, version, prefix)),
  );
  // What is printed as required may be conditional, which the written rule says.
  const required = new Set(all.filter((rule) => rule.required).flatMap((rule) => rule.on));
  // A rule that bounds the value says the size better than the size does, unless it only warns.
  const isFirmHere = (rule: RuleData) => version === null || isError(layout, rule, version);
  const sized = new Set(
    all.filter((rule) => boundsValue(rule) && isFirmHere(rule)).flatMap((rule) => rule.on),
  );
  const documented = struct.fields.flatMap((field) =>
    bindFacets(layout, form, struct, field, version, {
      prefix,
      isRequiredByRule: required.has(field.name),
      isSizedByRule: sized.has(field.name),
    }),
  );
  return [...documented, ...written].filter((rule) => rule !== null);
}

/** What stands for a form in the rules of the transport layer. */
export const TRANSPORT = 'transporte';

/** A rule and the form it stands in, for documentation: in force or not. */
export type ListedRule = RuleInfo & { form: string };

/** Every rule of the package, form by form, in the order of the structs; shared groups come once for each form. */
export function listRules(layout: Layout): ListedRule[] {
  const transport = { code: TRANSPORT, struct: 'DadoTransporteThrift' };
  return [transport, ...layout.forms].flatMap(({ code, struct }) =>
    structsOf(layout, struct).flatMap((one) =>
      bindRules(layout, code, one, null).map(({ info }) => ({ ...info, form: code })),
    ),
  );
}

/** The struct and all structs inside it, outermost first. */
function structsOf(layout: Layout, name: string, seen: Set<string> = new Set()): StructLayout[] {
  const struct = layout.structs.get(name);
  if (!struct || seen.has(name)) return [];
  seen.add(name);
  const inner = struct.fields.filter((field) => !field.data.removed && field.id !== null);
  return [
    struct,
    ...inner.flatMap((field) => (field.struct ? structsOf(layout, field.struct.name, seen) : [])),
  ];
}

const EXACT = new Set(['cns', 'cpf', 'cpf-ou-cnpj', 'nome', 'uuid']);
const boundsValue = (rule: RuleData) =>
  rule.warn !== true &&
  (rule.range !== undefined ||
    rule.table !== undefined ||
    rule.values !== undefined ||
    EXACT.has(rule.is ?? '') ||
    /^(digitos|igual-ao-transporte|numero)$/.test(rule.id ?? '') ||
    (rule.id === 'forma' && !/[+*]/.test(rule.must ?? '')));

/** A struct that more than one form uses gives its own name to the codes of its rules. */
function isSharedStruct(layout: Layout, name: string): boolean {
  const users = layout.forms.filter((form) => reaches(layout, form.struct, name, new Set()));
  return users.length !== 1;
}

function reaches(layout: Layout, from: string, to: string, seen: Set<string>): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const fields = layout.structs.get(from)?.fields ?? [];
  return fields.some((field) => field.struct !== null && reaches(layout, field.struct.name, to, seen));
}

const kindOf = (rule: RuleData) => KINDS.find((name) => rule[name] !== undefined);

/** The package knows since when the rule holds; of the others it is inferred, below the layouts read one by one. */
const isFirm = (rule: RuleData) =>
  rule.common === true || rule.from !== undefined || FIRM_KINDS.has(kindOf(rule) ?? '');

/** First and last layout that are given, both of them in force. */
const isInForce = (from: string | null | undefined, until: string | undefined, version: Rank): boolean =>
  (!from || version >= rankOf(from)) && (!until || version <= rankOf(until));

/** In force at the layout, and an error there. */
const isError = (layout: Layout, rule: RuleData, version: Rank): boolean =>
  isInForce(rule.from, rule.until, version) &&
  rule.warn !== true &&
  (isFirm(rule) || version >= layout.readFrom);

type Kind = 'forbidden' | 'is' | 'must' | 'range' | 'required' | 'table' | 'values';
const KINDS: Kind[] = ['required', 'forbidden', 'is', 'table', 'values', 'range', 'must'];
const SLUGS: Record<Kind, string> = {
  required: 'obrigatorio',
  forbidden: 'proibido',
  is: '',
  table: 'tabela',
  values: 'valores',
  range: 'faixa',
  must: 'regra',
};

function bindWritten(
  layout: Layout,
  form: string,
  struct: StructLayout,
  on: string,
  rule: RuleData,
  version: Rank | null,
  prefix: string,
): BoundRule | null {
  const kind = kindOf(rule);
  if (!kind) throw new LediError('pacote-invalido', `O pacote tem uma regra sem conteúdo em ${struct.name}.`);
  const first = on.split('.')[0] as string;
  const field = struct.byName.get(first);
  if (!field)
    throw new LediError('pacote-invalido', `O pacote tem uma regra sobre um campo que não existe: ${on}.`);
  const since = layout.facet(form, struct.name, first)?.since ?? null;
  const from = rule.from ?? (kind === 'required' ? since : null);
  if (version !== null && !isInForce(from, rule.until, version)) return null;
  const last = lastField(field, on);
  const group = kind === 'required' ? 'campo obrigatório' : 'regra de negócio';
  const slug = rule.id ?? (kind === 'is' ? rule.is : SLUGS[kind]);
  return {
    info: {
      code: `${prefix}.${on}.${slug}`,
      group,
      message: rule.say ?? sentence(kind, rule, last.label),
      source: rule.source ?? `Documentação LEDI ${rule.from ?? layout.newest}, ${struct.name}.${on}`,
      struct: struct.name,
      field: on,
      from,
      until: rule.until ?? null,
      inferredBelow: isFirm(rule) ? null : layout.data.structure.readFrom,
      condition: conditionOf(rule),
    },
    path: on,
    first,
    isWarning: rule.warn === true || (!isFirm(rule) && version !== null && version < layout.readFrom),
    needsField: kind !== 'required' && rule.always !== true,
    fails: guarded(layout, form, on, kind, rule),
  };
}

function conditionOf(rule: RuleData): string | null {
  const parts = [rule.required === true ? null : rule.required, rule.forbidden, rule.must, rule.when];
  return parts.filter((part) => typeof part === 'string').join(' and ') || null;
}

function lastField(field: Field, on: string): Field {
  let last = field;
  for (const name of on.split('.').slice(1)) last = last.struct?.byName.get(name) ?? last;
  return last;
}

function sentence(kind: Kind, rule: RuleData, label: string): string {
  const why = rule.why ? ` ${rule.why}` : '';
  switch (kind) {
    case 'required':
      return `Preencha o campo "${label}"${why}.`;
    case 'forbidden':
      return `O campo "${label}" não é aceito${why}.`;
    case 'table':
      return `O campo "${label}" tem um código que não está na tabela.`;
    case 'values':
      return `O campo "${label}" só aceita ${(rule.values ?? []).join(', ')}.`;
    case 'range': {
      const [least, most, decimals] = rule.range ?? [0, 0];
      const places = decimals
        ? `, com até ${decimals} ${decimals === 1 ? 'casa decimal' : 'casas decimais'}`
        : '';
      return `O campo "${label}" deve ficar de ${least} a ${most}${places}.`.replaceAll('.5', ',5');
    }
    case 'is':
    case 'must':
      return DEFAULTS[rule.is ?? ''] ?? `O campo "${label}" não segue a regra.`;
  }
}

function guarded(layout: Layout, form: string, on: string, kind: Kind, rule: RuleData): Test {
  const test = failure(layout, form, on, kind, rule);
  const names = on.split('.').slice(1);
  const when = rule.when ? compileExpression(rule.when) : null;
  const guardedTest: Test = when ? (v, s, c) => when(s, c) && test(v, s, c) : test;
  if (names.length === 0) return guardedTest;
  const read = innerReader(names);
  const readGroup = innerReader(names.slice(0, -1));
  if (kind === 'required') return (v, s, c) => isFilled(readGroup(v)) && guardedTest(read(v), s, c);
  if (rule.always) return (v, s, c) => guardedTest(read(v), s, c);
  return (v, s, c) => {
    const value = read(v);
    return isFilled(value) && guardedTest(value, s, c);
  };
}

/** The value `names` deep inside a group. */
function innerReader(names: string[]): (value: FieldValue) => FieldValue {
  return (value) => {
    let at = value;
    for (const name of names) at = isStruct(at) ? at[name] : undefined;
    return at;
  };
}

/** What a double of up to 8 decimals misses of them, once scaled: far below the next decimal. */
const NOISE = 1e-5;

function failure(layout: Layout, form: string, on: string, kind: Kind, rule: RuleData): Test {
  switch (kind) {
    case 'required': {
      if (rule.required === true) return (value) => !isFilled(value);
      const when = compileExpression(rule.required as string);
      return (value, s, c) => !isFilled(value) && when(s, c);
    }
    case 'forbidden': {
      const when = compileExpression(rule.forbidden as string);
      return (_, s, c) => when(s, c);
    }
    case 'table':
      return itemTest(codeIn(layout, rule.table as string));
    case 'values': {
      const values = new Set<unknown>(rule.values);
      return itemTest((value) => values.has(value));
    }
    case 'range': {
      const [least, most, decimals] = rule.range as [number, number, number?];
      const scale = 10 ** (decimals ?? 0);
      return (value) => {
        if (typeof value !== 'number') return false;
        if (!(value >= least && value <= most)) return true;
        return decimals !== undefined && Math.abs(value * scale - Math.round(value * scale)) > NOISE;
      };
    }
    case 'is': {
      const make = CHECKS[rule.is as string];
      if (!make) {
        throw new LediError('pacote-invalido', `O pacote usa uma verificação que não existe, em ${on}.`);
      }
      const check = make(layout, rule.with, form);
      return (value, s, c) => !check(value, s, c);
    }
    case 'must': {
      const holds = compileExpression(rule.must as string);
      return (_, s, c) => !holds(s, c);
    }
  }
}

/** A list fails item by item. */
function itemTest(check: Check): Test {
  return (value, s, c) => {
    if (!Array.isArray(value)) return !check(value, s, c);
    let wrong: number[] | null = null;
    for (let place = 0; place < value.length; place += 1) {
      if (!check(value[place], s, c)) (wrong ??= []).push(place);
    }
    return wrong ?? false;
  };
}
