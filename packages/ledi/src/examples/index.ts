import { generateCpf } from '@pec-aberto/brazil';
import type { Layout } from '../layout.ts';
import type { LediRecord } from '../ledi-record.ts';
import { createRecord } from '../record.ts';
import type { Struct } from '../wire.ts';
import { CNES, IBGE, INE } from './parts.ts';
import { FIRST_FORMS } from './registrations-and-attendances.ts';
import { OTHER_FORMS } from './other-forms.ts';

export { EXAMPLE_DAY } from './parts.ts';

const installation: Struct = {
  contraChave: 'Sistema de teste - 1.0.0',
  uuidInstalacao: 'teste',
  cpfOuCnpj: generateCpf(40),
  nomeOuRazaoSocial: 'SECRETARIA DE SAÚDE',
  fone: '4833330000',
  email: 'ti@exemplo.com.br',
};

/**
 * Records of every form, made of nothing real, for tests and demonstrations: valid at 8.7.0 on {@link EXAMPLE_DAY},
 * and as near to valid as can be with another declared `version`. Each call makes new ones.
 */
export function exampleRecords(layout: Layout, version = '8.7.0'): { form: string; record: LediRecord }[] {
  const [major = 0, minor = 0, revision = 0] = version.split('.').map(Number);
  return Object.entries({ ...FIRST_FORMS, ...OTHER_FORMS }).flatMap(([form, [tipo, bodies]]) =>
    bodies.map((model) => {
      const body = structuredClone(model);
      const data = layout.formByTipo.get(tipo);
      if (!data) throw new Error(`no form ${tipo}`);
      const transport: Struct = {
        uuidDadoSerializado: body[data.uuid],
        tipoDadoSerializado: tipo,
        cnesDadoSerializado: CNES,
        codIbge: IBGE,
        ineDadoSerializado: INE,
        numLote: 1,
        remetente: { ...installation },
        originadora: { ...installation },
        versao: { major, minor, revision },
      };
      return { form, record: createRecord(layout, transport, body) };
    }),
  );
}
