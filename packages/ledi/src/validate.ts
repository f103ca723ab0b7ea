import { clockOfMunicipality, dayOfIso, monthsBetween, yearsBetween } from './days.ts';
import { LediError } from './errors.ts';
import { compilePath, type Evaluate, isFilled, type Scope } from './expression.ts';
import { getStruct, type Layout, type StructLayout } from './layout.ts';
import type { Membership } from './membership.ts';
import { checkMembership } from './membership.ts';
import type { FormData } from './package-data.ts';
import { decodeRecord, rankIn } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { bindRules, TRANSPORT } from './rules.ts';
import type { BoundRule } from './bound-rule.ts';
import { checkTerminology, type Terminology } from './terminology.ts';
import { type Rank, rankOf } from './version.ts';
import { type FieldValue, isStruct, ODDITIES, type Struct } from './wire.ts';
import type { Finding } from './finding.ts';

/** `held`: declared above the newest layout of the package; decodes, waits for a package, is never discarded. */
export type Verdict = { valid: boolean | 'held'; errors: Finding[]; warnings: Finding[] };

export type ValidateOptions = {
  /** Civil day 'yyyy-mm-dd' that counts as today in the record's municipality. Default: the clock. */
  today?: string;
  /** Checks CNES, INE and professionals; absent = not checked. */
  membership?: Membership;
  /** Refuses codes that entered a table after the declared layout, as one who has only that layout would. */
  closedTables?: boolean;
  /** Checks that codes of CID-10, CIAP-2 and SIGTAP exist; absent = not checked. */
  terminology?: Terminology;
};

type Plan = {
  /** Rules that may fail on an absent field, and the others by field: absent fields cost one look. */
  always: BoundRule[];
  byField: { name: string; rules: BoundRule[] }[];
  children: { name: string; plan: Plan }[];
  citizen: { birth: Evaluate<FieldValue>; sex: Evaluate<FieldValue> } | null;
  required: string[];
};

type FormPlan = { root: Plan; attendance: Evaluate<FieldValue>; cbo: Evaluate<FieldValue> };
type Context = { errors: Finding[]; warnings: Finding[]; path: (number | string)[]; scope: Scope };

const OLDEST = rankOf('2.1.0');

/** Judges records by the rules of the layout each declares. Made once for a layout; rules are compiled on demand. */
export class Validator {
  private readonly layout: Layout;
  private readonly plans = new Map<string, FormPlan>();
  private lastToday = { text: '', day: Number.NaN };
  private readonly transportPlans = new Map<Rank, Plan>();

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** Judges bytes: {@link decodeRecord} and {@link judge}; unreadable bytes are an invalid verdict, never a throw. */
  judgeBytes(bytes: Uint8Array, options: ValidateOptions = {}): Verdict & { record: LediRecord | null } {
    try {
      const record = decodeRecord(this.layout, bytes);
      return { ...this.judge(record, options), record };
    } catch (error) {
      if (!(error instanceof LediError)) throw error;
      return { valid: false, errors: [unreadable(error)], warnings: [], record: null };
    }
  }

  /** Every rule a decoded record breaks, in the order: structural, transport, form, membership. */
  judge(record: LediRecord, options: ValidateOptions = {}): Verdict {
    const { transport, form, formData } = record;
    const declared = rankIn(transport);
    if (declared !== null && declared > this.layout.newestRank && !record.formError) {
      const errors = this.missingIn(record);
      return { valid: errors.length === 0 ? 'held' : false, errors, warnings: [] };
    }
    const rank = this.rulesRank(declared);
    const scope = this.scopeOf(transport, form, rank, options);
    const context: Context = { errors: [], warnings: [], path: [], scope };
    this.judgeTransport(record, declared, context);
    if (form && formData) {
      const plan = this.formPlan(formData, rank);
      scope.attendance = dayIn(scope, plan.attendance(form, scope));
      const cbo = plan.cbo(form, scope);
      scope.cbo = typeof cbo === 'string' ? cbo : '';
      walk(plan.root, form, context);
      crossCheck(context, formData, form, transport);
    }
    if (options.membership && form && formData) {
      context.errors.push(...checkMembership(options.membership, formData, form, transport));
    }
    if (options.terminology && form) {
      const told = options.terminology.asOf === undefined ? context.errors : context.warnings;
      told.push(...checkTerminology(options.terminology, form));
    }
    return { valid: context.errors.length === 0, errors: context.errors, warnings: context.warnings };
  }

  /** What the IDL requires in every layout and is not there: official readers do not decode such a record. */
  private missingIn({ transport, form, formData }: LediRecord): Finding[] {
    const inForm = form && formData ? missingFrom(getStruct(this.layout, formData.struct), form, '') : [];
    return [...missingFrom(getStruct(this.layout, 'DadoTransporteThrift'), transport, ''), ...inForm];
  }

  /** The rules in force: those of the nearest published layout not above. Plans are kept by it, so they are few. */
  private rulesRank(declared: Rank | null): Rank {
    const { published, newestRank } = this.layout;
    if (declared === null) return newestRank;
    return published.findLast((rank) => rank <= declared) ?? OLDEST;
  }

  private todayOf(text: string): number {
    if (this.lastToday.text !== text) this.lastToday = { text, day: dayOfIso(text) };
    if (!Number.isNaN(this.lastToday.day)) return this.lastToday.day;
    throw new LediError('valor-invalido', 'A data de hoje deve ter a forma aaaa-mm-dd.');
  }

  private scopeOf(transport: Struct, form: Struct | null, version: Rank, options: ValidateOptions): Scope {
    const clock = clockOfMunicipality(typeof transport.codIbge === 'string' ? transport.codIbge : '');
    const today = options.today === undefined ? clock.dayOf(Date.now()) : this.todayOf(options.today);
    const { NaN: unknown } = Number;
    return {
      parents: [],
      root: form ?? {},
      transport,
      version,
      isClosed: options.closedTables === true,
      today,
      attendance: unknown,
      birth: unknown,
      sex: unknown,
      age: unknown,
      months: unknown,
      cbo: '',
      dayOf: clock.dayOf,
    };
  }

  private judgeTransport(record: LediRecord, declared: Rank | null, context: Context): void {
    const { transport, formData, formError } = record;
    let plan = this.transportPlans.get(context.scope.version);
    if (!plan) {
      plan = this.plan(getStruct(this.layout, 'DadoTransporteThrift'), TRANSPORT, context.scope.version);
      this.transportPlans.set(context.scope.version, plan);
    }
    walk(plan, transport, context);
    const add = (code: string, path: string, message: string) =>
      context.errors.push({ code, group: 'estrutural', path, message, source: 'LEDI, camada de transporte' });
    if (isFilled(transport.versao) && (declared === null || declared < OLDEST)) {
      add(
        'transporte.versao.nao-suportada',
        'versao',
        'A versão do layout não é uma das publicadas a partir da 2.1.',
      );
    } else if (declared !== null && declared <= this.layout.newestRank && !this.layout.accepts(declared)) {
      add('transporte.versao.nao-publicada', 'versao', 'Nenhum layout foi publicado com esta versão.');
    }
    if (typeof transport.tipoDadoSerializado === 'number' && !formData) {
      add(
        'transporte.tipoDadoSerializado.desconhecido',
        'tipoDadoSerializado',
        'O tipo do registro não existe.',
      );
    }
    if (formError) context.errors.push(unreadable(formError, 'dadoSerializado'));
  }

  private formPlan(form: FormData, version: Rank): FormPlan {
    const key = `${form.code}@${version}`;
    const known = this.plans.get(key);
    if (known) return known;
    const place = this.layout.data.rules.forms[form.code];
    if (!place) throw new LediError('pacote-invalido', `O pacote não traz as regras de ${form.code}.`);
    const plan = {
      root: this.plan(getStruct(this.layout, form.struct), form.code, version),
      attendance: compilePath(place.attendance),
      cbo: compilePath(`${place.principal}.cboCodigo_2002`),
    };
    this.plans.set(key, plan);
    return plan;
  }

  private plan(struct: StructLayout, form: string, version: Rank): Plan {
    const citizen = this.layout.data.rules.citizens[struct.name];
    const rules = bindRules(this.layout, form, struct, version);
    return {
      always: rules.filter((rule) => !rule.needsField),
      byField: struct.fields.flatMap(({ name }) => {
        const own = rules.filter((rule) => rule.needsField && rule.first === name);
        return own.length > 0 ? [{ name, rules: own }] : [];
      }),
      children: struct.fields.flatMap((field) =>
        field.struct && field.id !== null && !field.data.removed
          ? [{ name: field.name, plan: this.plan(field.struct, form, version) }]
          : [],
      ),
      citizen: citizen ? { birth: compilePath(citizen[0]), sex: compilePath(citizen[1]) } : null,
      required: struct.fields.filter((field) => field.required).map((field) => field.name),
    };
  }
}

const dayIn = (scope: Scope, value: FieldValue) =>
  typeof value === 'number' ? scope.dayOf(value) : Number.NaN;

function walk(plan: Plan, struct: Struct, context: Context): void {
  const { scope } = context;
  if (plan.citizen) {
    scope.birth = dayIn(scope, plan.citizen.birth(struct, scope));
    const sex = plan.citizen.sex(struct, scope);
    scope.sex = typeof sex === 'number' ? sex : Number.NaN;
    scope.age = yearsBetween(scope.birth, scope.attendance);
    scope.months = monthsBetween(scope.birth, scope.attendance);
  }
  for (const name of plan.required) {
    if (struct[name] === undefined) context.errors.push(missing(name, pathOf(context, name)));
  }
  const oddities = struct[ODDITIES];
  if (oddities) reportOddities(context, oddities);
  for (const rule of plan.always) {
    const fails = rule.fails(struct[rule.first], struct, scope);
    if (fails !== false) report(context, rule, fails);
  }
  // Not over the keys of the struct: large structs are dictionaries, whose keys the engine would sort each time.
  for (const { name, rules } of plan.byField) {
    const value = struct[name];
    if (value === undefined || !isFilled(value)) continue;
    for (const rule of rules) {
      const fails = rule.fails(value, struct, scope);
      if (fails !== false) report(context, rule, fails);
    }
  }
  if (plan.children.length === 0) return;
  scope.parents.push(struct);
  for (const { name, plan: child } of plan.children) {
    const value = struct[name];
    if (value === undefined || !isFilled(value)) continue;
    context.path.push(name);
    if (Array.isArray(value)) {
      for (const [place, item] of value.entries()) {
        if (!isStruct(item)) continue;
        context.path.push(place);
        walk(child, item, context);
        context.path.pop();
      }
    } else if (isStruct(value)) walk(child, value, context);
    context.path.pop();
  }
  scope.parents.pop();
}

/** ['vacinas', 0, 'lote'] as 'vacinas[0].lote'. */
function pathOf(context: Context, last: string): string {
  let text = '';
  for (const part of [...context.path, ...(last === '' ? [] : [last])]) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

function report(context: Context, rule: BoundRule, fails: number[] | true): void {
  const { code, group, message, source } = rule.info;
  const path = pathOf(context, rule.path);
  const list = rule.isWarning ? context.warnings : context.errors;
  if (fails === true) list.push({ code, group, path, message, source });
  else for (const place of fails) list.push({ code, group, path: `${path}[${place}]`, message, source });
}

function missingFrom(layout: StructLayout, struct: Struct, path: string): Finding[] {
  return layout.fields.flatMap((field) => {
    const { name } = field;
    const value = struct[name];
    if (value === undefined) return field.required ? [missing(name, path + name)] : [];
    const inner = field.struct;
    if (!inner) return [];
    if (!Array.isArray(value)) return isStruct(value) ? missingFrom(inner, value, `${path}${name}.`) : [];
    return value.flatMap((item, place) =>
      isStruct(item) ? missingFrom(inner, item, `${path}${name}[${place}].`) : [],
    );
  });
}

const missing = (name: string, path: string): Finding => ({
  code: `estrutura.${name}.ausente`,
  group: 'estrutural',
  path,
  message: 'Falta um campo que o layout exige em todo registro.',
  source: 'LEDI, IDL Thrift (required)',
});

const ODD_SENTENCES = {
  booleano: 'O valor lógico não é 0 nem 1.',
  controle: 'O texto tem um caractere de controle.',
  inteiro: 'O número inteiro passa do maior que se representa com exatidão.',
  lista: '',
  numero: 'O número não é um valor válido.',
  texto: 'O texto tem bytes que não são UTF-8.',
};

function reportOddities(context: Context, oddities: Map<string, { what: keyof typeof ODD_SENTENCES }>): void {
  for (const [name, { what }] of oddities) {
    if (what === 'lista') continue;
    context.errors.push({
      code: `estrutura.${what}-invalido`,
      group: 'estrutural',
      path: pathOf(context, name),
      message: ODD_SENTENCES[what],
      source: 'TBinaryProtocol',
    });
  }
}

/** The uuid inside and outside are the same text. */
function crossCheck(context: Context, formData: FormData, form: Struct, transport: Struct): void {
  const inner = form[formData.uuid];
  const outer = transport.uuidDadoSerializado;
  if (!isFilled(inner) || !isFilled(outer) || inner === outer) return;
  context.errors.push({
    code: 'transporte.uuidDadoSerializado.diferente',
    group: 'regra de negócio',
    path: formData.uuid,
    message: 'O UUID da ficha deve ser o mesmo da camada de transporte.',
    source: 'LEDI, UUID do registro',
  });
}

function unreadable(error: LediError, path = ''): Finding {
  return {
    code: `estrutura.${error.code}`,
    group: 'estrutural',
    path: error.path ?? path,
    message: error.message,
    source: 'TBinaryProtocol',
  };
}
