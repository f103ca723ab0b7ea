import { LediError } from './errors.ts';
import { isFilled } from './expression.ts';
import type { Layout, StructLayout } from './layout.ts';
import { getStruct } from './layout.ts';
import type { Moved } from './older.ts';
import { toOlderModel } from './older-model.ts';
import { encodeStruct } from './encode.ts';
import { rankIn } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { type Rank, rankOf } from './version.ts';
import { type ValidateOptions, Validator, type Verdict } from './validate.ts';
import { type FieldValue, isStruct, ODDITIES, type Struct } from './wire.ts';

/** Something the older layout has no place for. The value itself is never told. */
export type Loss = {
  /** In IDL names, relative to the form. */
  path: string;
  /** Type of the value in the IDL ('i64', 'string' …); 'desconhecido' when this package does not know the field. */
  type: string;
  code: 'campo-mais-novo' | 'campo-desconhecido';
  /** A pt-BR sentence. */
  reason: string;
};

/** Why a record is not written: a code (that of the rule broken, or `escrita.*`), its place and a pt-BR sentence. */
export type Refusal = { code: string; path: string; message: string };

/** `record` is null, and `refusals` not empty, when the layout cannot say what the record says. */
export type LayoutResult = { losses: Loss[]; moved: Moved[] } & (
  | { record: LediRecord; verdict: Verdict; refusals: [] }
  | { record: null; verdict: null; refusals: Refusal[] }
);

/** Oldest layout records are written in: before it citizens had no CPF and exams another shape. */
const OLDEST = rankOf('4.0.0');

/** What these fields say changes what the rest of the record means: without them it would be false. */
const NEVER_LOST: Record<string, string> = {
  'VacinaRowThrift.stRegistroAnterior':
    'A dose é uma transcrição de caderneta: sem este campo seria contada como aplicada no dia.',
  'VacinaRowThrift.stAplicadoExterior':
    'A dose foi aplicada no exterior: sem este campo seria contada como aplicada na unidade.',
  'VacinaRowThrift.stPesquisaClinica':
    'A dose é de pesquisa clínica: sem este campo seria contada como dose de rotina.',
  'FichaVacinacaoMasterThrift.uuidFichaCancelada':
    'A ficha cancela outra: sem este campo seria contada como vacinação.',
};

/**
 * Writes records in older layouts, for receivers that do not read the newer ones. What is said today in a newer field
 * is said where the older layout keeps it; what it has no field for is left out and told as a loss; what it has a
 * field for and cannot say there, or would say falsely, refuses the record. Never silently.
 * See docs/decisions/2026-11-21-ledi-senders.md.
 */
export class LayoutWriter {
  private readonly layout: Layout;
  private readonly validator: Validator;
  private readonly starts = new Map<string, ReadonlyMap<string, Rank>>();

  constructor(layout: Layout) {
    this.layout = layout;
    this.validator = new Validator(layout);
  }

  /** True for a published layout from 4.0.0 on, which records can be written in. */
  canWrite(target: string): boolean {
    const isShaped = /^\d+\.\d+\.\d+$/.test(target);
    return isShaped && rankOf(target) >= OLDEST && this.layout.published.includes(rankOf(target));
  }

  /**
   * The record as the layout `target` ('7.2.2') says it, declared and judged there with closed tables; the one given
   * stays as it is. A record of that layout or an older one comes back itself. Errors that the record already had in
   * its own layout do not refuse it: they are in `verdict`. LediError `valor-invalido` when `target` is not
   * one that {@link canWrite}.
   */
  toLayout(record: LediRecord, target: string, options: ValidateOptions = {}): LayoutResult {
    const rank = this.targetRank(target);
    const declared = rankIn(record.transport);
    if (declared !== null && declared <= rank) {
      return { record, verdict: this.validator.judge(record, options), losses: [], moved: [], refusals: [] };
    }
    const refusal = this.unwritable(record, declared, rank);
    if (refusal) return refused([refusal], [], []);
    const { form, formData } = record as LediRecord & {
      form: Struct;
      formData: NonNullable<LediRecord['formData']>;
    };
    const { form: moved, moved: moves } = toOlderModel(this.layout, record, rank);
    const struct = getStruct(this.layout, formData.struct);
    const losses = new Losses(target, moves);
    const older = this.without(formData.code, struct, moved ?? form, rank, '', losses);
    const written: LediRecord = {
      ...record,
      transport: this.envelope(record, struct, older, target),
      form: older,
    };
    const verdict = this.validator.judge(written, { ...options, closedTables: true });
    const refusals = [...losses.refusals, ...this.newErrors(record, verdict, options)];
    const kept = moves.filter(({ to }) => !losses.undone.has(to));
    if (refusals.length > 0) return refused(refusals, losses.found, kept);
    return { record: written, verdict, losses: losses.found, moved: kept, refusals: [] };
  }

  private targetRank(target: string): Rank {
    if (this.canWrite(target)) return rankOf(target);
    throw new LediError(
      'valor-invalido',
      'O layout de destino deve ser um dos publicados, do 4.0.0 em diante.',
    );
  }

  private unwritable(
    { transport, form, formData }: LediRecord,
    declared: Rank | null,
    target: Rank,
  ): Refusal | null {
    const say = (code: string, path: string, message: string) => ({ code: `escrita.${code}`, path, message });
    if (declared === null) return say('sem-layout', 'versao', 'O registro não diz de que layout é.');
    if (declared > this.layout.newestRank) {
      return say(
        'layout-mais-novo',
        'versao',
        'O layout do registro é mais novo que os que este pacote conhece.',
      );
    }
    if (!form || !formData) return say('ilegivel', 'dadoSerializado', 'A ficha do registro não se lê.');
    const since = this.layout.tables
      .get('TipoDadoSerializado')
      ?.since.get(transport.tipoDadoSerializado as number);
    if (since === undefined || since <= target) return null;
    return say('modelo-mais-novo', 'tipoDadoSerializado', 'O layout de destino não tem este modelo.');
  }

  private envelope({ transport }: LediRecord, struct: StructLayout, form: Struct, target: string): Struct {
    const [major = 0, minor = 0, revision = 0] = target.split('.').map(Number);
    return { ...transport, dadoSerializado: encodeStruct(struct, form), versao: { major, minor, revision } };
  }

  /** What the record breaks there and did not break in the layout it declares. */
  private newErrors(record: LediRecord, { errors }: Verdict, options: ValidateOptions): Refusal[] {
    if (errors.length === 0) return [];
    const before = this.validator.judge(record, options).errors;
    const known = new Set(before.map(({ code, path }) => `${code} ${path}`));
    return errors
      .filter(({ code, path }) => !known.has(`${code} ${path}`))
      .map(({ code, path, message }) => ({ code, path, message }));
  }

  /** The struct without what is newer than `target`; itself when nothing is. */
  private without(
    form: string,
    struct: StructLayout,
    value: Struct,
    target: Rank,
    path: string,
    losses: Losses,
  ): Struct {
    const starts = this.startsOf(form, struct);
    let out = value;
    for (const [name, item] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      const field = struct.byName.get(name);
      const isNewer = !field || (starts.get(name) ?? 0) > target;
      const kept = isNewer ? undefined : this.kept(form, field.struct, item, target, at, losses);
      if (isNewer) losses.take(struct, name, item, at);
      if (kept === item) continue;
      if (out === value) out = copyOf(value);
      if (kept === undefined) {
        delete out[name];
        out[ODDITIES]?.delete(name);
      } else out[name] = kept;
    }
    return out;
  }

  /** undefined when everything in a group was newer: an empty group says nothing. */
  private kept(
    form: string,
    struct: StructLayout | null,
    value: FieldValue,
    target: Rank,
    at: string,
    losses: Losses,
  ): FieldValue {
    if (!struct || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const items = value.map((item, place) =>
        isStruct(item) ? this.without(form, struct, item, target, `${at}[${place}]`, losses) : item,
      );
      return items.every((item, place) => item === value[place]) ? value : items;
    }
    if (!isStruct(value)) return value;
    const inner = this.without(form, struct, value, target, at, losses);
    return inner !== value && !isFilled(inner) ? undefined : inner;
  }

  /** First layout of each field: the earlier of what the form and the shared documentation print, or the IDL. */
  private startsOf(form: string, struct: StructLayout): ReadonlyMap<string, Rank> {
    const key = `${form} ${struct.name}`;
    const known = this.starts.get(key);
    if (known) return known;
    const { forms, shared } = this.layout.data.structure;
    const printed = [forms.find(({ code }) => code === form)?.fields[struct.name], shared[struct.name]];
    const starts = new Map(
      struct.fields.map(({ name, data }) => {
        const ranks = printed.flatMap((facets) => facets?.[name]?.since ?? []).map(rankOf);
        return [name, ranks.length > 0 ? Math.min(...ranks) : rankOf(data.since ?? '0')] as const;
      }),
    );
    this.starts.set(key, starts);
    return starts;
  }
}

const refused = (refusals: Refusal[], losses: Loss[], moved: Moved[]): LayoutResult => ({
  record: null,
  verdict: null,
  refusals,
  losses,
  moved,
});

/** A copy whose odd bytes can be forgotten one by one. */
function copyOf(value: Struct): Struct {
  const oddities = value[ODDITIES];
  return oddities ? { ...value, [ODDITIES]: new Map(oddities) } : { ...value };
}

/** What was taken out of one record, field by field. */
class Losses {
  readonly found: Loss[] = [];
  readonly refusals: Refusal[] = [];
  /** Where a value was moved to, in a layout older even than that. */
  readonly undone = new Set<string>();
  private readonly target: string;
  private readonly moved: ReadonlySet<string>;
  private readonly origins: ReadonlyMap<string, string>;

  constructor(target: string, moved: Moved[]) {
    this.target = target;
    this.moved = new Set(moved.map(({ from }) => from));
    this.origins = new Map(moved.map(({ from, to }) => [to, from]));
  }

  take(struct: StructLayout, name: string, value: FieldValue, place: string): void {
    if (value === undefined || value === null || this.moved.has(place)) return;
    const path = this.origins.get(place) ?? place;
    if (path !== place) this.undone.add(place);
    const field = struct.byName.get(name);
    if (!field) {
      const reason = 'O campo não é de nenhum layout que este pacote conhece.';
      this.found.push({ path, type: 'desconhecido', code: 'campo-desconhecido', reason });
      return;
    }
    const never = NEVER_LOST[`${struct.name}.${name}`];
    if (never && value !== false && isFilled(value)) {
      this.refusals.push({ code: 'escrita.mudaria-o-sentido', path, message: never });
    }
    const { struct: inner } = field;
    const groups = inner ? [value].flat().filter(isStruct) : [];
    if (!inner || groups.length === 0) {
      const reason = `O campo "${field.label}" não existe no layout ${this.target}.`;
      this.found.push({ path, type: field.data.type, code: 'campo-mais-novo', reason });
      return;
    }
    for (const [index, group] of groups.entries()) {
      const at = Array.isArray(value) ? `${path}[${index}]` : path;
      for (const [key, item] of Object.entries(group)) this.take(inner, key, item, `${at}.${key}`);
    }
  }
}
