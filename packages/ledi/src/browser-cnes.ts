import { CnesFileError, CnesParser, defaultLimits, type CnesHeader } from '@pec-aberto/cnes-xml/browser';
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
  const members = { units: new Set<string>(), teams: new Set<string>(), people: new Set<string>() };
  const posts = new Set<string>();
  let decoder: ReturnType<typeof decoderOf> | null = null;
  for await (const piece of pieces) {
    decoder ??= decoderOf(piece);
    parser.write(decoder.decode(piece, { stream: true }));
    for (const record of parser.records.splice(0)) {
      if (record.kind === 'unit') members.units.add(record.cnes);
      else if (record.kind === 'team') members.teams.add(record.ine);
      else if (record.kind === 'lotacao') {
        members.people.add(record.professional.cns);
        posts.add(`${record.professional.cns}/${record.cbo}`);
      }
    }
  }
  if (!decoder) throw new CnesFileError('empty');
  parser.finish();
  const { header } = parser;
  if (!header) throw new CnesFileError('identification-missing');
  const isHere = (code: string) => code.slice(0, 6) === header.ibge.slice(0, 6);
  return {
    header,
    units: members.units.size,
    professionals: members.people.size,
    membership: {
      hasMunicipality: isHere,
      hasUnit: (code, cnes) => isHere(code) && members.units.has(cnes),
      hasTeam: (code, ine) => isHere(code) && members.teams.has(ine),
      hasProfessional: (code, cns) => isHere(code) && members.people.has(cns),
      hasPost: (code, cns, cbo) => isHere(code) && posts.has(`${cns}/${cbo}`),
    },
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
