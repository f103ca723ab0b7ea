import { decodeStruct } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { LediError } from './errors.ts';
import { isFilled } from './expression.ts';
import { getStruct, type Layout, type StructLayout } from './layout.ts';
import type { DadoInstalacao } from './model/index.ts';
import { isStruct, type Struct } from './wire.ts';
import { looksLikeXml, parseXml, textOfXml } from './xml-read.ts';
import { structLines } from './xml-write.ts';

/**
 * A function that rewrites who sends a record, and nothing else: each hop does it, and the originator, the uuid, the
 * layout and the form go on as they came. Of a Thrift record that this very sender originated, or that says no document
 * of who did, the originator is told as the sender is now: who finishes a visit before anybody said who sends. Thrift
 * and XML both, each staying what it is, byte for byte around the sender; the form is not read, so a layout newer than
 * this package goes through whole.
 * LediError `valor-invalido` when `remetente` lacks what the IDL requires; the function throws LediError when the bytes
 * are no record, or one that says no sender. Source: LEDI, remetente and originadora.
 */
export function createRelay(layout: Layout, remetente: DadoInstalacao): (bytes: Uint8Array) => Uint8Array {
  const transport = getStruct(layout, 'DadoTransporteThrift');
  const sender = checkedSender(getStruct(layout, 'DadoInstalacaoThrift'), remetente);
  const lines = structLines(layout, getStruct(layout, 'DadoInstalacaoThrift'), sender, '');
  return (bytes) => (looksLikeXml(bytes) ? relayXml(bytes, lines) : relayThrift(transport, bytes, sender));
}

/** Filled fields, in the order of their ids. */
function checkedSender(struct: StructLayout, given: Struct): Struct {
  const missing = struct.fields.find(({ name, required }) => required && !isFilled(given[name]));
  if (missing) {
    const message = `Falta em quem remete o campo "${missing.label}".`;
    throw new LediError('valor-invalido', message, `remetente.${missing.name}`);
  }
  const idOf = (name: string) => struct.byName.get(name)?.id ?? 0;
  const filled = Object.entries(given).filter(([, value]) => isFilled(value));
  const sender = Object.fromEntries(filled.sort(([a], [b]) => idOf(a) - idOf(b)));
  encodeStruct(struct, sender);
  return sender;
}

const noSender = () =>
  new LediError(
    'registro-ilegivel',
    'O registro não diz quem o remeteu: não pode ser repassado.',
    'remetente',
  );

function relayThrift(struct: StructLayout, bytes: Uint8Array, remetente: Struct): Uint8Array {
  const transport = decodeStruct(struct, bytes);
  if (!isStruct(transport.remetente)) throw noSender();
  const { originadora } = transport;
  const isOwn =
    isStruct(originadora) &&
    (!isFilled(originadora.cpfOuCnpj) || originadora.uuidInstalacao === remetente.uuidInstalacao);
  return encodeStruct(struct, { ...transport, remetente, ...(isOwn && { originadora: remetente }) });
}

const encoder = new TextEncoder();

/** Changes what stands inside the element, with the white space that was there between its fields. */
function relayXml(bytes: Uint8Array, lines: string[]): Uint8Array {
  const text = textOfXml(bytes);
  const [element, second] = parseXml(text).children.filter(({ name }) => name === 'remetente');
  if (!element) throw noSender();
  if (second) throw new LediError('campo-repetido', 'Um campo aparece duas vezes.', 'remetente');
  const { opened, closed } = element;
  if (opened === closed) throw noSender();
  const end = text.lastIndexOf('</', closed);
  const inner = text.slice(opened, end);
  const between = /^\s*/.exec(inner)?.[0] ?? '';
  const last = /\s*$/.exec(inner)?.[0] ?? '';
  const written = lines.map((line) => between + line).join('');
  return encoder.encode(text.slice(0, opened) + written + last + text.slice(end));
}
