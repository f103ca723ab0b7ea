import { CnesFileError, CnesParser, defaultLimits, type CnesHeader } from '@pec-aberto/cnes-xml/browser';
import { MemberCollector } from './cnes-members.ts';
import type { Membership } from './membership.ts';

/** Who a CNES export says belongs to its municipality. */
export type CnesMembers = {
  header: CnesHeader;
  units: number;
  professionals: number;
  membership: Membership;
};

/**
 * Members of the municipality of a "XML para e-SUS" export, from the bytes of its XML in pieces of any size (out of
 * a zip already). CnesFileError when it is not one: its message is a pt-BR sentence.
 */
export async function cnesMembersOf(pieces: AsyncIterable<Uint8Array>): Promise<CnesMembers> {
  const parser = new CnesParser(defaultLimits);
  const members = new MemberCollector();
  let decoder: ReturnType<typeof decoderOf> | null = null;
  for await (const piece of pieces) {
    decoder ??= decoderOf(piece);
    parser.write(decoder.decode(piece, { stream: true }));
    for (const record of parser.records.splice(0)) members.add(record);
  }
  if (!decoder) throw new CnesFileError('empty');
  parser.finish();
  const { header } = parser;
  if (!header) throw new CnesFileError('identification-missing');
  return {
    header,
    units: members.units.size,
    professionals: members.people.size,
    membership: members.membership(header),
  };
}

/** Only codes are read, so that a wrong accent does no harm; an encoding that is not ASCII below would. */
function decoderOf(head: Uint8Array) {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  if (start.slice(0, 2).includes('\0') || /^(?:ÿþ|þÿ)/.test(start)) {
    throw new CnesFileError('encoding-unsupported');
  }
  const name = /^(?:ï»¿)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(name ?? 'utf-8');
  } catch {
    throw new CnesFileError('encoding-unsupported');
  }
}
