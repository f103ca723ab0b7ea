import type { RouteContract } from '#platform/contract/route';
import { escapeHtml } from './html.ts';
import { openApiDocument } from './openapi.ts';

const STYLE = `
body{font:14px/1.5 system-ui,sans-serif;margin:0;color:#16242b;background:#f4f6f7}
header{background:#0a3d47;color:#fff;padding:16px 24px}header a{color:#bfd9de}
main{max-width:1000px;margin:0 auto;padding:16px 24px}
details{background:#fff;border:1px solid #dbe2e5;border-radius:8px;margin:8px 0;padding:8px 12px}
summary{cursor:pointer}code,pre{font:12px/1.5 ui-monospace,monospace}pre{overflow:auto;background:#f8fafb;padding:8px}
.m{display:inline-block;min-width:56px;font-weight:600;color:#0b6273}`;

/** The readable page of the API: plain HTML from the same contracts, no script. */
export function apiPage(routes: readonly RouteContract[], version: string): string {
  const groups = groupBy(routes, (route) => route.name.split('.')[0] ?? '');
  const sections = [...groups].map(
    ([name, list]) => `<section><h2>${escapeHtml(name)}</h2>${list.map(routeBlock).join('')}</section>`,
  );
  return `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>API · PEC Aberto</title>
<style>${STYLE}</style></head><body><header><h1>API do PEC Aberto ${escapeHtml(version)}</h1>
<a href="/api/openapi.json">openapi.json (OpenAPI 3.1)</a></header><main>
<p>Erros seguem a RFC 9457: <code>code</code> não muda entre versões e <code>detail</code> diz o que fazer.
Pedidos que gravam levam o cabeçalho <code>Idempotency-Key</code>: repetir com a mesma chave devolve a mesma
resposta e não grava duas vezes.</p>${sections.join('')}</main></body></html>`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function routeBlock(route: RouteContract): string {
  const document = openApiDocument([route], '');
  const path = Object.entries(
    document['paths'] as Record<string, Record<string, { description: string }>>,
  )[0];
  const operation = path?.[1][route.method.toLowerCase()];
  const { description, ...rest } = operation ?? { description: '' };
  return `<details id="${escapeHtml(route.name)}"><summary><span class="m">${route.method}</span>
<code>${escapeHtml(path?.[0] ?? '')}</code> ${escapeHtml(route.summary)}</summary><p>${escapeHtml(description)}</p>
<pre>${escapeHtml(JSON.stringify(rest, null, 2))}</pre></details>`;
}
