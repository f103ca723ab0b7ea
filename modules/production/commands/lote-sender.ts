import { Value } from 'typebox/value';
import type { Command } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { Sender } from '../contract.ts';
import { saveSending } from '../server/sending/sender.ts';
import { ibgeOption, placeOf } from './place.ts';

const textOrNull = (value: string | boolean | undefined) => (typeof value === 'string' ? value : null);

export const loteSender: Command<Platform> = {
  name: 'lote sender',
  summary: 'Diz quem envia as fichas do município (remetente de cada registro LEDI).',
  needs: 'installation',
  options: {
    ibge: ibgeOption,
    document: { type: 'string', required: true, description: 'CNPJ da secretaria, ou CPF, sem máscara' },
    name: { type: 'string', required: true, description: 'Nome ou razão social' },
    phone: { type: 'string', description: 'Telefone com DDD, só algarismos' },
    email: { type: 'string', description: 'E-mail' },
  },
  async run(context) {
    const { options, platform, print } = context;
    const place = await placeOf(context);
    const sender = {
      document: String(options['document']),
      name: String(options['name']),
      phone: textOrNull(options['phone']),
      email: textOrNull(options['email']),
    };
    if (!Value.Check(Sender, sender)) {
      throw refused(
        'sender-invalid',
        'Confira quem envia: CNPJ ou CPF sem máscara, nome de até 120 letras, telefone com DDD e e-mail.',
      );
    }
    await runUseCase(platform, COMMAND_LINE, (useCase) => saveSending(useCase, place.id, { sender }));
    print(`As fichas de ${place.name} saem em nome de ${sender.name}.`);
    return { exit: 0, json: { status: 'saved', ibge: place.ibge, sender } };
  },
};
