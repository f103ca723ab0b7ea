import { LediError } from './errors.ts';
import { type Field, getStruct, type Layout, type StructLayout } from './layout.ts';
import type { LediRecord } from './record.ts';
import { type FieldValue, isStruct, type Struct } from './wire.ts';
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
  const inner = write(layout, getStruct(layout, formData.struct), form, '    ');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<ns3:dadoTransporteTransportXml xmlns:ns2="${NAMESPACE}dadoinstalacao" xmlns:ns3="${NAMESPACE}dadotransporte" ` +
      `xmlns:ns4="${NAMESPACE}${space}">`,
  ];
  let isWritten = false;
  const putForm = () => {
    if (isWritten) return;
    isWritten = true;
    lines.push(`  <ns4:${element}>`, ...inner, `  </ns4:${element}>`);
  };
  for (const [name, value] of Object.entries(transport)) {
    if (name === 'dadoSerializado') putForm();
    else if (name === 'versao' && isStruct(value)) {
      const { major, minor, revision } = value;
      lines.push(`  <versao${attributes({ major, minor, revision })}/>`);
    } else if (['remetente', 'originadora'].includes(name) && isStruct(value)) {
      putForm();
      const inside = write(layout, getStruct(layout, 'DadoInstalacaoThrift'), value, '    ');
      lines.push(`  <ns2:${name}>`, ...inside, `  </ns2:${name}>`);
    } else lines.push(...write(layout, struct, { [name]: value }, '  '));
  }
  putForm();
  lines.push('</ns3:dadoTransporteTransportXml>');
  return `${lines.join('\n')}\n`;
}

const attributes = (values: Record<string, FieldValue>) =>
  Object.entries(values)
    .filter(([, value]) => typeof value === 'number')
    .map(([name, value]) => ` ${name}="${value as number}"`)
    .join('');

function write(layout: Layout, struct: StructLayout, value: Struct, indent: string): string[] {
  return Object.keys(value).flatMap((name) => {
    const item = value[name];
    if (name.startsWith('#') || item === undefined || item === null) return [];
    const field = struct.byName.get(name);
    if (!field) throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', name);
    const items = field.isList && Array.isArray(item) ? item : [item];
    return items.flatMap((one) => element(layout, field, one, indent));
  });
}

function element(layout: Layout, field: Field, value: FieldValue, indent: string): string[] {
  const name = xmlName(field);
  if (field.struct && isStruct(value)) {
    return [
      `${indent}<${name}>`,
      ...write(layout, field.struct, value, `${indent}  `),
      `${indent}</${name}>`,
    ];
  }
  const names = layout.data.structure.enums[field.enumName ?? ''] ?? {};
  const known = Object.keys(names).find((key) => names[key] === value);
  return [`${indent}<${name}>${escape(known ?? plain(value))}</${name}>`];
}

const plain = (value: FieldValue) => (typeof value === 'string' ? value : JSON.stringify(value));
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
