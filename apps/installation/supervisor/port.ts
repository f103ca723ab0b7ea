import { freePort, probePort } from '#platform/process/ports';
import { StartError } from '#platform/process/start-error';

/** The port to serve on: the given one if free, any for 0. Throws StartError saying what to do. */
export async function requirePort(host: string, port: number): Promise<number> {
  if (port === 0) return freePort(host);
  const probe = await probePort(port, host);
  if ('port' in probe) return port;
  throw explainPort(probe.refused, host, port);
}

/** Why nobody could listen there, by the system's code, and what to do. */
export function explainPort(code: string, host: string, port: number): StartError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `A porta ${port} já está em uso por outro programa. Feche-o ou escolha outra porta em PEC_PORT.`,
    EACCES: `Esta conta não pode usar a porta ${port}. Escolha em PEC_PORT uma porta acima de 1023.`,
    EADDRNOTAVAIL: `Este computador não tem o endereço ${host}. Corrija PEC_HOST.`,
    ENOTFOUND: `O nome ${host} não foi encontrado. Corrija PEC_HOST.`,
  };
  return new StartError(reasons[code] ?? `A porta ${port} de ${host} não pôde ser aberta (${code}).`);
}
