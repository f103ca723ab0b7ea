import { contraChaveFile, formatChave, readChave } from '@pec-aberto/activation';
import { toString as qrSvg } from 'qrcode';
import { answerChave } from './sign.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #16242b }
  .banner { background: #fff4dc; color: #6b4300; border: 1px solid; padding: .5rem .75rem; border-radius: 6px }
  label { display: block; font-weight: 600; margin: 1rem 0 .25rem }
  input, textarea { width: 100%; box-sizing: border-box; font: 1rem/1.6 ui-monospace, monospace; padding: .5rem;
    border: 1px solid #7a8990; border-radius: 6px }
  button, .button { font: inherit; color: #fff; background: #0b6273; border: 0; border-radius: 6px; cursor: pointer;
    display: inline-block; padding: .5rem 1rem; margin: .75rem .5rem 0 0; text-decoration: none }
  .refusal { color: #8f1d17; font-weight: 600 }
  svg { width: 15rem; height: 15rem; display: block; margin-top: .75rem }
`;

/** The page: a form for the chave and, once given, the contra-chave as text, QR code and file. */
export async function page(chave: string | undefined, now: Date): Promise<string> {
  const result = chave === undefined ? '' : await answered(chave, now);
  return `<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><title>Simulador do e-Gestor</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><main>
<h1>Gerador de contra-chave</h1>
<p class="banner">Simulador do e-Gestor. Serve só para testes e treinamento: uma instalação de produção
recusa o que ele assina.</p>
<form method="get" action="/">
<label for="chave">Chave mostrada pelo PEC</label>
<input id="chave" name="chave" value="${escaped(chave ?? '')}" autocomplete="off" autofocus required
 placeholder="0000 0000 0000 0000 0000 0000 0000 0000">
<button>Gerar contra-chave</button>
</form>
${result}
</main></body></html>`;
}

async function answered(chave: string, now: Date): Promise<string> {
  const answer = answerChave(chave, now);
  if ('refusal' in answer) return `<p class="refusal" role="alert">${escaped(answer.refusal)}</p>`;
  const { contraChave } = answer;
  const query = `chave=${encodeURIComponent(chave)}`;
  const svg = await qrSvg(contraChave.replaceAll('-', ''), { type: 'svg', margin: 2 });
  return `<label for="contra-chave">Contra-chave do município ${readChave(chave).ibge}</label>
<textarea id="contra-chave" rows="4" readonly>${contraChave}</textarea>
<a class="button" href="/contra-chave.txt?${query}" download>Baixar .txt</a>
<a class="button" href="/contra-chave.json?${query}" download>Baixar .json</a>
${svg}`;
}

/** The contra-chave as a file, or undefined when the chave is wrong. */
export function file(kind: 'txt' | 'json', chave: string, now: Date): string | undefined {
  const answer = answerChave(chave, now);
  if ('refusal' in answer) return undefined;
  const groups = formatChave(chave.replace(/\D/g, ''));
  if (kind === 'json') return `${JSON.stringify({ chave: groups, ...answer }, undefined, 2)}\n`;
  return contraChaveFile(answer.contraChave, [
    'Contra-chave emitida pelo simulador do e-Gestor.',
    `Chave: ${groups}`,
  ]);
}
