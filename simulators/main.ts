import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { serveEgestor } from './egestor/serve.ts';
import { answerChave } from './egestor/sign.ts';

const USAGE = `Use:
  npm run -s simulator -- egestor sign CHAVE          mostra a contra-chave
  npm run -s simulator -- egestor serve [--port 8099] abre a página do gerador de contra-chave`;

/** Returns the exit code, or undefined while a page is served. 0 done, 1 failed, 2 refused, 64 called wrongly. */
async function run(argv: string[]): Promise<number | undefined> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { port: { type: 'string', default: '8099' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [service, act, ...rest] = positionals;
  if (service === 'egestor' && act === 'sign' && rest.length > 0) return signed(rest.join(''));
  if (service === 'egestor' && act === 'serve' && /^\d{1,5}$/.test(values.port))
    return serve(Number(values.port));
  console.error(USAGE);
  return 64;
}

function signed(chave: string): number {
  const answer = answerChave(chave, new Date());
  if ('refusal' in answer) {
    console.error(answer.refusal);
    return 2;
  }
  console.log(answer.contraChave);
  return 0;
}

async function serve(port: number): Promise<undefined> {
  const server = await serveEgestor(port);
  const { port: served } = server.address() as AddressInfo;
  console.log(`Simulador do e-Gestor em http://localhost:${served}`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error;
  console.error(error instanceof Error ? error.message : error);
  if (usage) console.error(USAGE);
  process.exitCode = usage ? 64 : 1;
}
