import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { addMunicipality } from '../server/municipalities.ts';
import { listAllResponsibles } from '../server/municipality-queries.ts';

export const municipalityAdd: Command<Platform> = {
  name: 'municipality add',
  summary: 'Adiciona um município com seu responsável, que ganha o acesso de administrador municipal.',
  needs: 'installation',
  options: {
    ibge: { type: 'string', required: true, description: 'Código IBGE do município, 7 dígitos' },
    'responsible-cpf': { type: 'string', required: true, description: 'CPF do responsável municipal' },
    'responsible-name': { type: 'string', required: true, description: 'Nome completo do responsável' },
  },
  async run({ options, platform, print }) {
    const responsible = await runUseCase(platform, COMMAND_LINE, (context) =>
      addMunicipality(context, {
        ibge: String(options['ibge']),
        cpf: String(options['responsible-cpf']),
        name: String(options['responsible-name']),
      }),
    );
    const { municipality, professional } = responsible;
    print(
      `${municipality.name}/${municipality.uf} (${municipality.ibge}): responsável ${professional.name}.`,
    );
    print(`Fuso horário: ${municipality.timeZone}.`);
    return { exit: 0, json: { status: 'added', ...responsible } };
  },
};

export const municipalityList: Command<Platform> = {
  name: 'municipality list',
  summary: 'Lista os municípios da instalação e seus responsáveis, também os inativos.',
  needs: 'installation',
  async run({ platform, print }) {
    const responsibles = await listAllResponsibles(platform.db);
    for (const { municipality, professional, enabled } of responsibles) {
      const state = enabled ? 'habilitado' : 'inativo';
      const { name, cpf } = professional;
      const place = `${municipality.ibge}  ${municipality.name}/${municipality.uf}`;
      print(`${place}  ${cpf ?? 'sem CPF'}  ${name} (${state})`);
    }
    if (responsibles.length === 0) print('Nenhum município adicionado. Use pec municipality add.');
    return { exit: 0, json: { municipalities: responsibles } };
  },
};
