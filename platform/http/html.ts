export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#16242b;background:#f4f6f7}
header{background:#0a3d47;color:#fff;padding:16px 24px;font-weight:600}
main{max-width:640px;margin:0 auto;padding:24px}h1{font-size:20px}a{color:#0b6273}`;

/** A problem for whoever pressed a link to a file: without it the browser would show them JSON. No script. */
export const problemPage = ({ detail }: { detail: string }, id: string): string =>
  `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Não foi possível · PEC Aberto</title>
<style>${STYLE}</style></head><body><header>PEC Aberto</header><main><h1>Não foi possível</h1>
<p>${escapeHtml(detail)}</p><p>Use a seta de voltar do navegador, ou <a href="/">vá para o início</a>.</p>
<p><small>Código do pedido: ${escapeHtml(id)}</small></p></main></body></html>`;
