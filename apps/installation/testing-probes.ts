import { Type } from 'typebox';
import { knownResources, resolveSession } from '#modules/access/index';
import { route } from '#platform/contract/route';
import { startEventHub } from '#platform/events/hub';
import { read } from '#platform/http/bind';
import { createMetrics } from '#platform/http/metrics';
import { createServer } from '#platform/http/server';
import type { Client, TestInstallation } from './testing.ts';

/** Asks the guard, over HTTP, about resources whose screens do not exist yet. */
export type Probes = {
  /** Status of a route that asks for this resource, called in the session of the client. */
  status(client: Client, resource: string): Promise<number>;
  close(): Promise<void>;
};

/** The server of the program on the same base and sessions, with one route for each resource there is. */
export async function startProbes({ platform }: TestInstallation): Promise<Probes> {
  const events = startEventHub(platform);
  const routes = [...knownResources()].map((resource) =>
    read(
      route({
        name: `probe.${resource}`,
        method: 'GET',
        path: `/probe/${resource}`,
        summary: 'Pergunta por um recurso.',
        permission: { kind: 'resource', anyOf: [resource], scope: 'own' },
        response: Type.Object({ allowed: Type.Boolean() }),
      }),
      () => Promise.resolve({ allowed: true }),
    ),
  );
  const app = await createServer({
    platform,
    routes,
    events,
    metrics: createMetrics(),
    resolveSession: (token, use) => resolveSession(platform, token, use),
    resolvePeer: () => Promise.resolve(null),
    findClosing: () => Promise.resolve(null),
  });
  return {
    async status(client, resource) {
      const cookie = `pec_session=${client.cookie()}`;
      return (await app.inject({ url: `/api/probe/${resource}`, headers: { host: 'localhost', cookie } }))
        .statusCode;
    },
    async close() {
      await app.close();
      await events.stop();
    },
  };
}
