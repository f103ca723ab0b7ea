import { Value } from 'typebox/value';
import type { Command, CommandContext } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { NewDestination } from '../contract/destinations.ts';
import { add, confirm } from '../server/delivery/change-destinations.ts';
import { type Destination, listDestinations } from '../server/delivery/destination-queries.ts';
import { testDestination } from '../server/delivery/test-destination.ts';

const stateOf = ({ inactiveAt, connected, changedId, message }: Destination): string => {
  if (inactiveAt) return 'inativa';
  if (changedId) return 'outra base responde: falta confirmar';
  if (connected === null) return 'não testada';
  return message ?? (connected ? 'estabelecida' : 'não estabelecida');
};

const addCommand: Command<Platform> = {
  name: 'destination add',
  summary: 'Adiciona uma instalação de destino para envio on-line.',
  needs: 'installation',
  options: {
    name: { type: 'string', required: true, description: 'Nome da instalação de destino' },
    url: { type: 'string', required: true, description: 'Endereço do servidor, com http:// ou https://' },
    user: { type: 'string', description: 'Usuário da credencial da API LEDI de um PEC oficial' },
    layout: { type: 'string', description: 'Layout mais novo que um PEC oficial lê, como 8.7.0' },
  },
  notes: [
    'A chave de envio (ou, com --user, a senha da credencial) é lida da entrada padrão.',
    'Gere a chave no destino com "pec peer add", ou lá em Transmissão de dados, Configurações.',
  ],
  async run({ options, platform, readSecret, print }) {
    const { name, url, user, layout } = options;
    const secret = await readSecret(
      user === undefined ? 'Cole a chave de envio' : 'Digite a senha da credencial',
    );
    const body = {
      name,
      url,
      ...(layout === undefined ? {} : { layout }),
      ...(user === undefined
        ? { protocol: 'pec-aberto', key: secret }
        : { protocol: 'ledi-api', user, password: secret }),
    };
    if (!Value.Check(NewDestination, body)) {
      throw refused(
        'destination-invalid',
        'Confira o nome (até 120 letras), o endereço (com http:// ou https://) e o layout (como 8.7.0).',
      );
    }
    const destination = await runUseCase(platform, COMMAND_LINE, (context) => add(context, body));
    print(`${destination.name} recebe os lotes gerados daqui em diante. Teste com: pec destination test`);
    return { exit: 0, json: { status: 'added', id: destination.id } };
  },
};

const listCommand: Command<Platform> = {
  name: 'destination list',
  summary: 'Lista as instalações de destino e como está a conexão com cada uma.',
  needs: 'installation',
  async run({ platform, print }) {
    const destinations = await listDestinations(platform.db);
    for (const one of destinations) print(`${one.name}  ${one.url}  ${stateOf(one)}`);
    if (destinations.length === 0) print('Nenhuma instalação de destino.');
    const json = destinations.map(({ id, name, url, protocol, layout, connected, message }) => ({
      id,
      name,
      url,
      protocol,
      layout,
      connected,
      message,
    }));
    return { exit: 0, json: { destinations: json } };
  },
};

/** Destinations by name; all of them without one. Throws 422 for a name that none has. */
async function named({ platform, positionals }: Pick<CommandContext<Platform>, 'platform' | 'positionals'>) {
  const all = await listDestinations(platform.db);
  const [name] = positionals;
  const found = name === undefined ? all : all.filter((one) => one.name === name);
  if (found.length > 0) return found;
  throw refused(
    'destination-unknown',
    'Não há instalação de destino com esse nome. Veja: pec destination list',
  );
}

const testCommand: Command<Platform> = {
  name: 'destination test',
  summary: 'Testa a conexão com as instalações de destino, ou com uma.',
  needs: 'installation',
  positionals: [{ name: 'nome', required: false, description: 'Nome da instalação de destino' }],
  async run(context) {
    const tested: Destination[] = [];
    for (const one of await named(context)) {
      const after = await testDestination(context.platform, COMMAND_LINE, one);
      context.print(`${after.name}: ${after.message}`);
      tested.push(after);
    }
    const json = tested.map(({ name, connected, message }) => ({ name, connected, message }));
    return { exit: tested.every(({ connected }) => connected) ? 0 : 1, json: { destinations: json } };
  },
};

const confirmCommand: Command<Platform> = {
  name: 'destination confirm',
  summary: 'Confirma a base que passou a responder no endereço de um destino.',
  needs: 'installation',
  positionals: [{ name: 'nome', required: true, description: 'Nome da instalação de destino' }],
  async run(context) {
    for (const { id, name } of await named(context)) {
      await runUseCase(context.platform, COMMAND_LINE, (useCase) => confirm(useCase, id));
      context.print(`${name} confirmada. O que já foi entregue é oferecido a ela de novo.`);
    }
    return { exit: 0, json: { status: 'confirmed' } };
  },
};

export const destinationCommands: readonly Command<Platform>[] = [
  addCommand,
  listCommand,
  testCommand,
  confirmCommand,
];
