import type { Command } from '#platform/cli/command';
import { instantText } from '#platform/clock/civil';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { allowPeer, confirmPeer } from '../server/peers/manage-peers.ts';
import { listPeers } from '../server/peers/peer-queries.ts';

const LONGEST_NAME = 120;

const addCommand: Command<Platform> = {
  name: 'peer add',
  summary: 'Permite que outra instalação envie lotes a esta e mostra a chave dela, uma só vez.',
  needs: 'installation',
  positionals: [{ name: 'nome', required: true, description: 'Nome da instalação que vai enviar' }],
  async run({ positionals, platform, print }) {
    const [name = ''] = positionals;
    if (name.trim() === '' || name.length > LONGEST_NAME) {
      throw refused('peer-name', 'Dê à instalação um nome de até 120 letras.');
    }
    const { id, key } = await runUseCase(platform, COMMAND_LINE, (context) => allowPeer(context, name));
    print(`Chave de envio de ${name}, para colar na outra instalação:`);
    print(key);
    return { exit: 0, json: { status: 'added', id, key } };
  },
};

const listCommand: Command<Platform> = {
  name: 'peer list',
  summary: 'Lista as instalações que enviam lotes a esta.',
  needs: 'installation',
  async run({ platform, print }) {
    const peers = await listPeers(platform.db);
    for (const { name, seenAt, inactiveAt, changedId } of peers) {
      const state = inactiveAt ? 'inativa' : changedId ? 'outra base usa a chave: falta confirmar' : 'ativa';
      print(`${name}  ${state}  última conversa: ${seenAt ? instantText(seenAt) : 'nenhuma'}`);
    }
    if (peers.length === 0) print('Nenhuma instalação envia a esta.');
    const json = peers.map(({ id, name, seenAt, inactiveAt, changedId }) => ({
      id,
      name,
      active: inactiveAt === null,
      seenAt,
      changed: changedId !== null,
    }));
    return { exit: 0, json: { peers: json } };
  },
};

const confirmCommand: Command<Platform> = {
  name: 'peer confirm',
  summary: 'Confirma que a base que passou a usar a chave pode enviar.',
  needs: 'installation',
  positionals: [{ name: 'nome', required: true, description: 'Nome da instalação que envia' }],
  async run({ positionals, platform, print }) {
    const found = (await listPeers(platform.db)).filter(({ name }) => name === positionals[0]);
    if (found.length === 0) {
      throw refused('peer-unknown', 'Não há instalação que envie com esse nome. Veja: pec peer list');
    }
    for (const { id, name } of found) {
      await runUseCase(platform, COMMAND_LINE, (context) => confirmPeer(context, id));
      print(`${name} pode enviar.`);
    }
    return { exit: 0, json: { status: 'confirmed' } };
  },
};

export const peerCommands: readonly Command<Platform>[] = [addCommand, listCommand, confirmCommand];
