import type { TSchema } from 'typebox';
import type { RouteContract } from '#platform/contract/route';
import { MUTATING } from '#platform/contract/route';
import { ProblemSchema } from '#platform/contract/schemas';

type Json = Record<string, unknown>;

const PROBLEMS: Record<string, string> = {
  400: 'Pedido inválido',
  401: 'Sem sessão',
  403: 'Sem permissão',
  404: 'Fora do alcance do acesso, ou não existe',
  422: 'Recusado por uma regra',
};

/** OpenAPI 3.1 made from the contracts themselves: what is documented is what is validated. */
export function openApiDocument(routes: readonly RouteContract[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/api${route.path}`.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'PEC Aberto', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: ProblemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'pec_session' } },
    },
  };
}

function operation(route: RouteContract): Json {
  return {
    operationId: route.name,
    tags: [route.name.split('.')[0]],
    summary: route.summary,
    description: permissionText(route),
    security: route.permission.kind === 'public' ? [] : [{ session: [] }],
    parameters: parameters(route),
    ...(route.body ? { requestBody: requestBody(route, route.body) } : {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Feito',
        ...(route.status === 204 ? {} : { content: { [contentType(route)]: { schema: route.response } } }),
      },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, problem(description)]),
      ),
    },
  };
}

function contentType({ raw, background }: RouteContract): string {
  if (!raw) return 'application/json';
  return background ? 'text/event-stream' : 'application/octet-stream';
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function requestBody(route: RouteContract, body: TSchema): Json {
  const type = route.upload ? 'multipart/form-data' : 'application/json';
  return { required: true, content: { [type]: { schema: body } } };
}

function parameters(route: RouteContract): Json[] {
  const list: Json[] = [];
  for (const [where, schema] of [
    ['path', route.params],
    ['query', route.query],
  ] as const) {
    const required = new Set<string>(schema?.required ?? []);
    for (const [name, property] of Object.entries(schema?.properties ?? {})) {
      list.push({ name, in: where, required: where === 'path' || required.has(name), schema: property });
    }
  }
  if (MUTATING.has(route.method) && !route.idempotency) {
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', minLength: 8 },
    });
  }
  return list;
}

function permissionText(route: RouteContract): string {
  const { permission } = route;
  if (permission.kind === 'public') return `Sem sessão: ${permission.reason}`;
  if (permission.kind === 'session') return 'Exige sessão.';
  if (permission.kind === 'access') return 'Exige um acesso escolhido.';
  if (permission.kind === 'peer') return 'Entre instalações: exige a chave de envio que o destino deu.';
  return `Exige um destes recursos no perfil: ${permission.anyOf.join(', ')}. Alcance: ${permission.scope}.`;
}
