import { generateCpf } from '@pec-aberto/brazil';
import { encodeStruct } from '../encode.ts';
import { getStruct, type Layout } from '../layout.ts';
import { createRecord, type LediRecord } from '../record.ts';
import type { Struct } from '../wire.ts';
import { CNES, IBGE, INE } from './fixture-parts.ts';
import { FIRST_FORMS } from './fixtures-a.ts';
import { OTHER_FORMS } from './fixtures-b.ts';

export { ATTENDANCE, TODAY } from './fixture-parts.ts';

const installation: Struct = {
  contraChave: 'Sistema de teste - 1.0.0',
  uuidInstalacao: 'teste',
  cpfOuCnpj: generateCpf(40),
  nomeOuRazaoSocial: 'SECRETARIA DE SAÚDE',
  fone: '4833330000',
  email: 'ti@exemplo.com.br',
};

/** Valid records of every form at 8.7.0 (or with another declared layout), made of nothing real. */
export function fixtures(layout: Layout, version = '8.7.0'): { form: string; record: LediRecord }[] {
  const [major = 0, minor = 0, revision = 0] = version.split('.').map(Number);
  return Object.entries({ ...FIRST_FORMS, ...OTHER_FORMS }).flatMap(([form, [tipo, bodies]]) =>
    bodies.map((body) => {
      const data = layout.formByTipo.get(tipo);
      if (!data) throw new Error(`no form ${tipo}`);
      const transport: Struct = {
        uuidDadoSerializado: body[data.uuid],
        tipoDadoSerializado: tipo,
        cnesDadoSerializado: CNES,
        codIbge: IBGE,
        ineDadoSerializado: INE,
        numLote: 1,
        dadoSerializado: encodeStruct(getStruct(layout, data.struct), body),
        remetente: installation,
        originadora: installation,
        versao: { major, minor, revision },
      };
      return { form, record: createRecord(layout, transport, body) };
    }),
  );
}
