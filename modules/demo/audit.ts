import { type AuditDeclaration, ofInstallation } from '#platform/audit/declaration';

export const audit: AuditDeclaration = {
  types: {
    'demo.filled': ofInstallation('Instalação de treinamento preenchida com cidadãos sintéticos'),
    'demo.booked': ofInstallation('Agendas de treinamento preenchidas'),
    'demo.attended': ofInstallation('Atendimentos de treinamento preenchidos'),
    'demo.lists-filled': ofInstallation('Listas de atendimentos preenchidas com cidadãos sintéticos'),
  },
  words: {
    appointments: 'agendamentos',
    encounters: 'atendimentos',
    citizens: 'cidadãos',
    arrivals: 'chegadas',
    seed: 'semente',
    today: 'data de referência',
  },
};
