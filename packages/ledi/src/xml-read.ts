import { SaxesParser } from 'saxes';
import { MAX_RECORD_BYTES } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { LediError } from './errors.ts';
import { type Field, getStruct, type Layout, type StructLayout } from './layout.ts';
import type { FormData } from './package-data.ts';
import type { LediRecord } from './ledi-record.ts';
import type { FieldValue, Struct } from './wire.ts';

type Element = {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
  /** Places in the text: after the tag that opens, and after the one that closes (the same when one is both). */
  opened: number;
  closed: number;
};

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 200_000;
const fatalUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const invalid = (message: string, path: string | null = null) => new LediError('xml-invalido', message, path);

/** True when the first byte, after a mark of encoding and spaces, opens an XML element. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < 64 && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at += 1;
  return bytes[at] === 0x3c;
}

/**
 * Reads the XML variant. Element names are those of the IDL (`xml` of a field where the schema differs), enums come
 * by name; elements the layout does not know are skipped. LediError `xml-invalido` when it is no XML of a record.
 */
export function decodeXml(layout: Layout, bytes: Uint8Array): LediRecord {
  const root = parseXml(textOfXml(bytes));
  const struct = getStruct(layout, 'DadoTransporteThrift');
  const byElement = new Map(layout.forms.map((form) => [formElement(form), form]));
  const found = root.children.find((child) => byElement.has(child.name));
  const envelope = { ...root, children: root.children.filter((child) => child !== found) };
  const transport = toStruct(struct, envelope, layout, '');
  const formData = (found && byElement.get(found.name)) ?? null;
  if (!found || !formData) return { transport, formData: null, form: null, formError: null };
  try {
    const formStruct = getStruct(layout, formData.struct);
    const form = toStruct(formStruct, found, layout, '');
    transport.dadoSerializado = encodeStruct(formStruct, form);
    const isOther = transport.tipoDadoSerializado !== formData.tipo;
    const formError = isOther
      ? invalid(
          'O elemento da ficha não é o do tipo informado na camada de transporte.',
          'tipoDadoSerializado',
        )
      : null;
    return { transport, formData, form: isOther ? null : form, formError };
  } catch (error) {
    if (!(error instanceof LediError)) throw error;
    return { transport, formData, form: null, formError: error };
  }
}

/** 'CadastroIndividualThrift' is written as the element 'cadastroIndividualTransport'. */
export const formElement = (form: FormData): string =>
  form.struct.replace(/Thrift$/, 'Transport').replace(/^./, (letter) => letter.toLowerCase());

/** Name of a field in the XML. */
export const xmlName = (field: Field): string => field.data.xml ?? field.name;

/** The text of an XML, its mark of encoding too: written back as UTF-8 it gives the same bytes. */
export function textOfXml(bytes: Uint8Array): string {
  if (bytes.length > MAX_RECORD_BYTES) {
    throw new LediError('limite-excedido', 'O registro é maior que o limite aceito.');
  }
  try {
    return fatalUtf8.decode(bytes);
  } catch {
    throw invalid('O XML não está em UTF-8 ou está malformado.');
  }
}

/** The root of the XML of a record. LediError `xml-invalido` when it is not one. */
export function parseXml(source: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '', opened: 0, closed: 0 };
  const open = [top];
  let count = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw invalid('O XML declara um DOCTYPE, o que não é aceito.');
  });
  parser.on('error', () => {
    throw invalid('O XML está malformado.');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > MAX_ELEMENTS || open.length > MAX_DEPTH) {
      throw new LediError('limite-excedido', 'O XML tem elementos ou níveis demais.');
    }
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    const opened = parser.position;
    const element: Element = {
      name,
      attributes: tag.attributes,
      children: [],
      text: '',
      opened,
      closed: opened,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const last = open.pop();
    if (last) last.closed = parser.position;
  });
  try {
    parser.write(source).close();
  } catch (error) {
    throw error instanceof LediError ? error : invalid('O XML está malformado.');
  }
  const [root] = top.children;
  if (!root) throw invalid('O XML está vazio.');
  if (root.name !== 'dadoTransporteTransportXml') {
    throw invalid('O XML não é de um registro: o elemento raiz é outro.');
  }
  return root;
}

function toStruct(struct: StructLayout, element: Element, layout: Layout, path: string): Struct {
  const out: Struct = {};
  const byXml = new Map(struct.fields.map((field) => [xmlName(field), field]));
  const parts: Element[] = [
    ...Object.entries(element.attributes).map(([name, text]) => ({
      name,
      text,
      attributes: {},
      children: [],
      opened: 0,
      closed: 0,
    })),
    ...element.children,
  ];
  for (const part of parts) {
    const field = byXml.get(part.name) ?? struct.byName.get(part.name);
    if (!field || field.id === null) continue;
    const at = path === '' ? field.name : `${path}.${field.name}`;
    if (field.isList) {
      const items = (out[field.name] ??= []) as FieldValue[];
      if (field.kind === 'struct' || part.text.trim() !== '') items.push(toValue(field, part, layout, at));
    } else if (out[field.name] !== undefined) {
      throw new LediError('campo-repetido', 'Um campo aparece duas vezes.', at);
    } else if (field.kind === 'struct' || field.kind === 'string' || part.text.trim() !== '') {
      out[field.name] = toValue(field, part, layout, at);
    }
  }
  return out;
}

function toValue(field: Field, element: Element, layout: Layout, path: string): FieldValue {
  const text = element.text.trim();
  switch (field.kind) {
    case 'struct':
      return toStruct(field.struct as StructLayout, element, layout, path);
    case 'string':
      return text;
    case 'bool':
      if (text === 'true' || text === '1') return true;
      if (text === 'false' || text === '0') return false;
      throw invalid('O campo espera verdadeiro ou falso.', path);
    case 'double': {
      if (/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text)) return Number(text);
      throw invalid('O campo espera um número.', path);
    }
    case 'enum': {
      const named = layout.data.structure.enums[field.enumName ?? '']?.[text];
      return named ?? integer(text, path);
    }
    case 'i32':
    case 'i64':
      return integer(text, path);
    case 'binary':
      throw invalid('O campo não existe no XML.', path);
  }
}

function integer(text: string, path: string): number {
  const value = Number(text);
  if (/^[+-]?[0-9]{1,20}$/.test(text) && Number.isSafeInteger(value)) return value;
  throw invalid('O campo espera um número inteiro.', path);
}
