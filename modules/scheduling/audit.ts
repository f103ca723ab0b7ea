import { type AuditDeclaration, action, altered, ofInstallation } from '#platform/audit/declaration';
import { CLOSURE_REASONS } from './contract/closures.ts';

export const audit: AuditDeclaration = {
  types: {
    'scheduling.agenda-closed': action('Agenda fechada'),
    'scheduling.agenda-reopened': action('Fechamento de agenda tirado'),
    'scheduling.agenda-saved': altered,
    'scheduling.cbo-duration-saved': altered,
    'scheduling.default-agenda-saved': altered,
    'scheduling.online-agenda-switched': ofInstallation('Agenda online ligada ou desligada'),
    'scheduling.online-slots-saved': altered,
  },
  words: {
    closedFor: 'motivo',
    days: 'dias',
    duration: 'duração',
    endsAt: 'término',
    isOn: 'ligada',
    online: 'horários on-line',
    startsAt: 'início',
  },
  values: { closedFor: Object.fromEntries(CLOSURE_REASONS.map(({ value, label }) => [value, label])) },
};
