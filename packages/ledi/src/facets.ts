import { isFilled } from './expression.ts';
import type { Field, Layout, StructLayout } from './layout.ts';
import type { FacetData } from './package-data.ts';
import type { BoundRule, RuleGroup, RuleInfo } from './bound-rule.ts';
import { type Rank, rankOf } from './version.ts';
import type { FieldValue } from './wire.ts';

/** Layout 2.0 is not read any more. */
const OLDEST = rankOf('2.1.0');

type Covered = { prefix: string; isRequiredByRule: boolean; isSizedByRule: boolean };

/** What the documentation prints of a field in every layout: required, and its size. `version` null = any. */
export function bindFacets(
  layout: Layout,
  form: string,
  struct: StructLayout,
  field: Field,
  version: Rank | null,
  { prefix, isRequiredByRule, isSizedByRule }: Covered,
): BoundRule[] {
  const facet = layout.facet(form, struct.name, field.name);
  if (!facet || field.id === null || (facet.until && rankOf(facet.until) < OLDEST)) return [];
  const { name, label } = field;
  const base = `${prefix}.${name}`;
  const source = `Documentação LEDI, tabela de ${struct.name}`;
  const info = (id: string, group: RuleGroup, message: string): RuleInfo => ({
    code: `${base}.${id}`,
    group,
    message,
    source,
    struct: struct.name,
    field: name,
    from: facet.since ?? null,
    until: facet.until ?? null,
    inferredBelow: null,
    condition: null,
  });
  const out: BoundRule[] = [];
  const canBeEmpty = !field.required || field.kind === 'string';
  if (!isRequiredByRule && canBeEmpty && isRequiredAt(facet, version)) {
    out.push({
      info: info('obrigatorio', 'campo obrigatório', `Preencha o campo "${label}".`),
      path: name,
      first: name,
      isWarning: false,
      needsField: false,
      // Absent where the IDL requires it is a structural error already.
      fails: field.required ? (value) => value === '' : (value) => !isFilled(value),
    });
  }
  const size = sizeAt(facet, version);
  const sized = size && (field.isList || !isSizedByRule) && sizeRule(field, size);
  if (sized) {
    out.push({
      info: info('tamanho', 'regra de negócio', sized.message),
      path: name,
      first: name,
      isWarning: false,
      needsField: true,
      fails: sized.fails,
    });
  }
  return out;
}

function isRequiredAt(facet: FacetData, version: Rank | null): boolean {
  if (version === null) return facet.required?.some(([, value]) => value) ?? false;
  if (facet.until && version > rankOf(facet.until)) return false;
  if (facet.since && version < rankOf(facet.since)) return false;
  return facet.required?.findLast(([since]) => rankOf(since) <= version)?.[1] ?? false;
}

/** A field newer than the declared layout is judged by its first known size. */
function sizeAt(facet: FacetData, version: Rank | null): [number | null, number | null] | null {
  const inForce = facet.size?.findLast(([since]) => version === null || rankOf(since) <= version);
  const step = inForce ?? facet.size?.[0];
  return step ? [step[1], step[2]] : null;
}

function sizeRule(field: Field, [least, most]: [number | null, number | null]) {
  const low = least ?? 0;
  const high = most ?? Number.POSITIVE_INFINITY;
  const span = spanOf(low, high);
  if (field.isList) {
    // An empty list counts as absent, which is another rule's business.
    if (most === null) return null;
    return {
      message: `O campo "${field.label}" deve ter ${span} ${high === 1 ? 'item' : 'itens'}.`,
      fails: (value: FieldValue) => Array.isArray(value) && (value.length < low || value.length > high),
    };
  }
  if (field.kind === 'string') {
    return {
      message: `O campo "${field.label}" deve ter ${span} caracteres.`,
      fails: (value: FieldValue) => {
        if (typeof value !== 'string') return false;
        const length = value.length > high ? Array.from(value).length : value.length;
        return length < low || length > high;
      },
    };
  }
  if ((field.kind === 'i32' || field.kind === 'i64') && most !== null) {
    const limit = 10 ** most;
    return {
      message: `O campo "${field.label}" deve ser um número de até ${most} ${most === 1 ? 'dígito' : 'dígitos'}.`,
      fails: (value: FieldValue) => (value as number) < 0 || (value as number) >= limit,
    };
  }
  return null;
}

function spanOf(low: number, high: number): string {
  if (low === high) return `exatamente ${low}`;
  if (high === Number.POSITIVE_INFINITY) return `ao menos ${low}`;
  return low === 0 ? `até ${high}` : `de ${low} a ${high}`;
}
