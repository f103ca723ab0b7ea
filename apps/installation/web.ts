import { readBootSettings } from '#platform/config/boot';
import { watchPulse } from '#platform/db/pulse';
import { startEventHub } from '#platform/events/hub';
import { runChild } from '#platform/process/child';
import { createApp } from './http.ts';
import { startModules } from './modules.ts';
import { createPlatform } from './platform.ts';
import { explainPort } from './supervisor/port.ts';

// Who is being answered at this moment still gets the answer.
const GRACE_MS = 2_500;

/** The web process: API and pages. Stateless apart from the base. */
async function start() {
  const boot = readBootSettings();
  if (!boot.databaseUrl) throw new Error('the web process needs DATABASE_URL');
  const platform = await createPlatform(boot.databaseUrl, boot, { process: 'web', pool: boot.webPool });
  const pulse = watchPulse(platform.pool, boot.databaseUrl);
  await startModules(platform);
  const events = startEventHub(platform);
  const app = await createApp(platform, events);
  await app.listen({ port: boot.port, host: boot.host }).catch((error: NodeJS.ErrnoException) => {
    // Somebody took the port after the supervisor found it free.
    throw error.syscall === 'listen' ? explainPort(error.code ?? '', boot.host, boot.port) : error;
  });
  return {
    async stop() {
      // First: open event streams would hold the close.
      await events.stop();
      const late = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
      await app.close();
      clearTimeout(late);
      pulse.stop();
      await platform.close();
    },
  };
}

await runChild({ start });
