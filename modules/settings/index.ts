import type { ModuleDefinition } from '#platform/module/definition';
import { smtpServer } from '#platform/mail/settings';
import { internetSwitch } from '#platform/outbound/gate';
import { audit } from './audit.ts';
import { routes } from './server/routes.ts';
import { testSmtpJob } from './server/smtp.ts';
import { tables } from './tables.ts';

export const settingsModule: ModuleDefinition = {
  name: 'settings',
  routes,
  jobs: [testSmtpJob],
  settings: [smtpServer, internetSwitch],
  tables,
  audit,
};
