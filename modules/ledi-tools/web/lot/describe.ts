import {
  type Field,
  type FieldValue,
  getStruct,
  isStruct,
  type Layout,
  type LediRecord,
  type Struct,
  type StructLayout,
  type UnknownField,
} from '@pec-aberto/ledi';
import type { Meanings } from './meaning.ts';
import type { FieldView, FindingView } from './protocol.ts';

/** Official lists end at 100; one of hostile length would be a page that nobody can draw. */
const MOST_ITEMS = 200;
const MOST_TEXT = 400;
const MOST_HEX = 24;

/**
 * A decoded record as fields to be shown: in the order of the bytes, with labels, what codes mean, and each finding
 * at its field. A field that is missed and not there has its place too, empty.
 */
export class Describer {
  private readonly layout: Layout;
  private readonly meanings: Meanings;
  private readonly transport: Struct;
  private readonly form: string;
  private readonly findings: readonly FindingView[];

  constructor(layout: Layout, meanings: Meanings, record: LediRecord, findings: readonly FindingView[]) {
    this.layout = layout;
    this.meanings = meanings;
    this.transport = record.transport;
    this.form = record.formData?.code ?? '';
    this.findings = findings;
  }

  /** Fields of the transport layer; the bytes of the form are left out when they are shown by themselves. */
  envelope(hasForm: boolean): FieldView[] {
    const fields = this.struct(getStruct(this.layout, 'DadoTransporteThrift'), this.transport, '');
    return hasForm ? fields.filter(({ name }) => name !== 'dadoSerializado') : fields;
  }

  /** The fields of a struct whose path is `at` ('' for a root). */
  struct(layout: StructLayout, value: Struct, at: string): FieldView[] {
    const shown = Object.entries(value).flatMap(([name, item]) =>
      item === undefined ? [] : [this.field(layout, name, item, at === '' ? name : `${at}.${name}`)],
    );
    return [...shown, ...this.missed(layout, value, at)];
  }

  private field(struct: StructLayout, name: string, value: FieldValue, path: string): FieldView {
    const field = struct.byName.get(name);
    const view: FieldView = {
      path,
      name,
      label: field?.label ?? name,
      value: null,
      meaning: null,
      children: [],
      more: 0,
      findings: this.findings.filter((finding) => finding.path === path),
    };
    if (!field) return unknownField(view, value as UnknownField);
    if (Array.isArray(value)) {
      const items = value.slice(0, MOST_ITEMS);
      const children = items.map((item, place) => this.item(struct, field, item, place, path));
      if (items.length === 0) view.value = 'lista vazia';
      return { ...view, children, more: value.length - items.length };
    }
    if (isStruct(value)) {
      const children = field.struct ? this.struct(field.struct, value, path) : [];
      return { ...view, children, value: children.length === 0 ? 'sem campos' : null };
    }
    return { ...view, ...this.scalar(struct, field, value) };
  }

  private item(
    struct: StructLayout,
    field: Field,
    value: FieldValue,
    place: number,
    path: string,
  ): FieldView {
    const at = `${path}[${place}]`;
    const one = this.field(struct, field.name, value, at);
    return { ...one, label: `${field.label} ${place + 1}` };
  }

  private scalar(struct: StructLayout, field: Field, value: FieldValue) {
    const meaning = this.meanings.of(this.form, struct.name, field, value, this.transport);
    const isRead = meaning !== null && this.meanings.isInstant(field, value);
    return isRead ? { value: meaning, meaning: null } : { value: valueText(value), meaning };
  }

  /** Fields that are not there and that a finding speaks of. */
  private missed(struct: StructLayout, value: Struct, at: string): FieldView[] {
    const prefix = at === '' ? '' : `${at}.`;
    const names = new Set<string>();
    for (const { path } of this.findings) {
      if (!path.startsWith(prefix)) continue;
      const [name = ''] = path.slice(prefix.length).split(/[.[]/);
      if (value[name] === undefined && struct.byName.has(name)) names.add(name);
    }
    return Array.from(names, (name) => {
      const path = prefix + name;
      const inside = new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}(?:[.[]|$)`);
      return {
        path,
        name,
        label: struct.byName.get(name)?.label ?? name,
        value: null,
        meaning: null,
        children: [],
        more: 0,
        findings: this.findings.filter((finding) => inside.test(finding.path)),
      };
    });
  }
}

function valueText(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}… (${text.length} caracteres)` : text;
}

function unknownField(view: FieldView, { bytes }: UnknownField): FieldView {
  const hex = Array.from(bytes.subarray(0, MOST_HEX), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = bytes.length > MOST_HEX ? `${hex}… (${bytes.length} bytes)` : hex;
  return { ...view, label: `Campo fora do layout (id ${view.name.slice(1)})`, value };
}
