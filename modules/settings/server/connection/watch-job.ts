import { Type } from 'typebox';
import { defineJob } from '#platform/jobs/job';
import { closedReason } from '#platform/outbound/gate';
import { testInternet } from '#platform/outbound/reach';

/** What depends on the internet goes off and comes back by itself: nobody has to notice. */
export const watchInternetJob = defineJob({
  kind: 'settings.watchInternet',
  title: 'Teste da conexão com a internet',
  input: Type.Object({}),
  maxAttempts: 1,
  everyMinutes: 5,
  waitsWhileClosed: true,
  async run({ platform }) {
    if ((await closedReason(platform, platform.db)) !== null) return { closed: true };
    return { connected: (await testInternet(platform)) === null };
  },
});
