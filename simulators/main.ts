import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { serveEgestor } from './egestor/serve.ts';
import { answerChave } from './egestor/sign.ts';
import { type Fault, FAULT_NAMES, readFault } from './pec/faults.ts';
import { servePec } from './pec/serve.ts';

const USAGE = `Use:
  npm run -s simulator -- egestor sign CHAVE          mostra a contra-chave
  npm run -s simulator -- egestor serve [--port 8099] abre a página do gerador de contra-chave
  npm run -s simulator -- pec [--port 8098] [--layout 7.2.2] [--fault cut:3:1 …]
                                                      recebe fichas como um e-SUS PEC
Falhas, depois de quantas fichas e quantas vezes: ${FAULT_NAMES.join(', ')}`;

/** Returns the exit code, or undefined while a page is served. 0 done, 1 failed, 2 refused, 64 called wrongly. */
async function run(argv: string[]): Promise<number | undefined> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      layout: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [service, act, ...rest] = positionals;
  if (service === 'egestor' && act === 'sign' && rest.length > 0) return signed(rest.join(''));
  const port = values.port ?? (service === 'pec' ? '8098' : '8099');
  const isPort = /^\d{1,5}$/.test(port);
  if (service === 'egestor' && act === 'serve' && isPort) return serve(Number(port));
  const faults = values.fault.map(readFault);
  if (service === 'pec' && act === undefined && isPort && isWhole(faults)) {
    return pec(Number(port), values.layout ?? null, faults);
  }
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

const isWhole = (faults: (Fault | undefined)[]): faults is Fault[] => !faults.includes(undefined);

async function pec(port: number, layout: string | null, faults: readonly Fault[]): Promise<undefined> {
  const { url, user, password } = await servePec({ port, layout, faults });
  console.log(`Simulador do e-SUS PEC em ${url} (usuário ${user}, senha ${password})`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error;
  console.error(error instanceof Error ? error.message : error);
  if (usage) console.error(USAGE);
  process.exitCode = usage ? 64 : 1;
}
