import type { ModuleDefinition } from '#platform/module/definition';
import { smtpServer } from '#platform/mail/settings';
import { internetSwitch } from '#platform/outbound/gate';
import { simultaneousRequests } from '#platform/http/simultaneous';
import { reachSetting } from '#platform/outbound/reach';
import { audit } from './audit.ts';
import { watchInternetJob } from './server/connection/watch-job.ts';
import { routes } from './server/routes.ts';
import { testSmtpJob } from './server/smtp.ts';
import { householdsByPaper, pauseSettings, searchByProperty } from './settings.ts';
import { tables } from './tables.ts';

export const settingsModule: ModuleDefinition = {
  name: 'settings',
  routes,
  jobs: [testSmtpJob, watchInternetJob],
  settings: [
    smtpServer,
    internetSwitch,
    reachSetting,
    simultaneousRequests,
    ...Object.values(pauseSettings),
    householdsByPaper,
    searchByProperty,
  ],
  tables,
  audit,
};
