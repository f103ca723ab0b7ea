import { LediError } from './errors.ts';
import { type Field, getStruct, type Layout, type StructLayout } from './layout.ts';
import type { LediRecord } from './ledi-record.ts';
import { CONTROL, type FieldValue, isStruct, type Struct } from './wire.ts';
import { formElement, xmlName } from './xml-read.ts';

const NAMESPACE = 'http://esus.ufsc.br/';

/**
 * The record in the published XML variant (UTF-8 text). Fields this layout does not know have no name and are left
 * out. LediError when the record has no form or a field is not of the layout.
 */
export function encodeXml(layout: Layout, record: LediRecord): string {
  const { transport, form, formData } = record;
  if (!form || !formData)
    throw new LediError('valor-invalido', 'O registro não tem ficha para escrever em XML.');
  const element = formElement(formData);
  const space = element.replace(/Transport$/, '').toLowerCase();
  const struct = getStruct(layout, 'DadoTransporteThrift');
  const inner = structLines(layout, getStruct(layout, formData.struct), form, '    ');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<ns3:dadoTransporteTransportXml xmlns:ns2="${NAMESPACE}dadoinstalacao" xmlns:ns3="${NAMESPACE}dadotransporte" ` +
      `xmlns:ns4="${NAMESPACE}${space}">`,
  ];
  refuseUnknown(struct, transport);
  for (const field of struct.xmlFields) {
    const { name } = field;
    const value = transport[name];
    if (name === 'dadoSerializado') lines.push(`  <ns4:${element}>`, ...inner, `  </ns4:${element}>`);
    else if (name === 'versao' && isStruct(value)) {
      const { major, minor, revision } = value;
      lines.push(`  <versao${attributes({ major, minor, revision })}/>`);
    } else if (['remetente', 'originadora'].includes(name) && isStruct(value)) {
      const inside = structLines(layout, getStruct(layout, 'DadoInstalacaoThrift'), value, '    ');
      lines.push(`  <ns2:${name}>`, ...inside, `  </ns2:${name}>`);
    } else lines.push(...fieldLines(layout, field, value, '  '));
  }
  lines.push('</ns3:dadoTransporteTransportXml>');
  return `${lines.join('\n')}\n`;
}

const attributes = (values: Record<string, FieldValue>) =>
  Object.entries(values)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => ` ${name}="${value as number}"`)
    .join('');

/** Elements of a struct, in the order of the schema, whatever that of the keys. */
export function structLines(layout: Layout, struct: StructLayout, value: Struct, indent: string): string[] {
  refuseUnknown(struct, value);
  return struct.xmlFields.flatMap((field) => fieldLines(layout, field, value[field.name], indent));
}

function refuseUnknown(struct: StructLayout, value: Struct): void {
  const name = Object.keys(value).find((key) => !key.startsWith('#') && !struct.byName.has(key));
  if (name === undefined) return;
  throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', name);
}

function fieldLines(layout: Layout, field: Field, value: FieldValue, indent: string): string[] {
  if (value === undefined || value === null) return [];
  const items = field.isList && Array.isArray(value) ? value : [value];
  return items.flatMap((one) => element(layout, field, one, indent));
}

function element(layout: Layout, field: Field, value: FieldValue, indent: string): string[] {
  const name = xmlName(field);
  if (field.struct && isStruct(value)) {
    return [
      `${indent}<${name}>`,
      ...structLines(layout, field.struct, value, `${indent}  `),
      `${indent}</${name}>`,
    ];
  }
  const names = layout.data.structure.enums[field.enumName ?? ''] ?? {};
  const known = Object.keys(names).find((key) => names[key] === value);
  return [`${indent}<${name}>${escape(known ?? plain(value), field.name)}</${name}>`];
}

const plain = (value: FieldValue) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A carriage return written as it is would be read as a line feed. */
function escape(text: string, field: string): string {
  if (CONTROL.test(text)) {
    throw new LediError(
      'valor-invalido',
      'O texto tem um caractere de controle, que o XML não aceita.',
      field,
    );
  }
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
