import { givenCpf } from '#platform/cli/checks';
import type { Command } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';
import { findProfessionalByCpf } from '../server/person-queries.ts';
import { listProfessionals } from '../server/professional-list-queries.ts';
import { findProfessionalRecord } from '../server/professional-record-queries.ts';

const EVERYTHING = { inactiveLotacoes: true, inactiveAccesses: true };
const MOST = 100;

export const professionalList: Command<Platform> = {
  name: 'professional list',
  summary: 'Lista profissionais da instalação por nome, até 100; use --search para achar os outros.',
  needs: 'installation',
  options: {
    search: { type: 'string', description: 'Parte do nome, ou começo do CPF, do CNS ou do CBO' },
    blocked: { type: 'boolean', description: 'Só quem está com o login bloqueado' },
    inactive: { type: 'boolean', description: 'Também quem não tem lotação ativa' },
  },
  async run({ options, platform, print }) {
    const { search } = options;
    const { rows, total } = await listProfessionals(platform.db, COMMAND_LINE.actor, {
      limit: MOST,
      ...(typeof search === 'string' ? { search } : {}),
      onlyBlocked: options['blocked'] === true,
      showWithoutActive: options['inactive'] === true,
    });
    for (const { cpf, name, cbos, blocked } of rows) {
      const codes = cbos.map(({ code }) => code).join(', ') || 'sem lotação';
      print(`${cpf ?? '-'.repeat(11)}  ${name} (${codes})${blocked ? ' – login bloqueado' : ''}`);
    }
    const more = total.capped ? 'mais de ' : '';
    print(`${rows.length} de ${more}${total.count}.`);
    const professionals = rows.map(({ manageable: _own, ...row }) => row);
    return { exit: 0, json: { professionals, total } };
  },
};

export const professionalShow: Command<Platform> = {
  name: 'professional show',
  summary: 'Mostra um profissional: dados pessoais, lotações e acessos, também inativos.',
  needs: 'installation',
  options: { cpf: { type: 'string', required: true, description: 'CPF do profissional' } },
  async run({ options, platform, print }) {
    const cpf = givenCpf(options['cpf']);
    const { db } = platform;
    const id = await findProfessionalByCpf(db, cpf);
    const person =
      id === undefined ? undefined : await findProfessionalRecord(db, COMMAND_LINE.actor, id, EVERYTHING);
    if (!person) {
      throw refused('professional-unknown', 'Não há profissional com este CPF. Use pec professional list.');
    }
    const { lotacoes, accesses, manageable: _own, version: _version, ...shown } = person;
    print(`${person.name}, CPF ${cpf}${person.blocked ? ', login bloqueado' : ''}`);
    for (const { unit, cbo, active } of lotacoes) {
      print(`${unit.cnes}  ${unit.name}, ${cbo.name} – ${cbo.code}${active ? '' : ' (inativa)'}`);
    }
    for (const { kind, municipality, uf, active } of accesses) {
      print(`${kind}  ${municipality?.name ?? uf ?? 'instalação'}${active ? '' : ' (inativo)'}`);
    }
    return { exit: 0, json: { professional: shown, lotacoes, accesses } };
  },
};
