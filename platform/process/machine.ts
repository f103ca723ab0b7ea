import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells this computer from others: it stays through restarts and updates, and a disk that is put into another
 * computer brings none along but its own. Empty where the system has none (most containers): then the folder alone tells.
 */
export function machineId(): string {
  try {
    if (process.platform === 'linux') return readFileSync('/etc/machine-id', 'utf8').trim();
    if (process.platform === 'win32') return windowsId();
    return macId();
  } catch {
    return '';
  }
}

const ask = (program: string, parameters: string[]): string =>
  execFileSync(program, parameters, { encoding: 'utf8', windowsHide: true });

function windowsId(): string {
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
  return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(ask('reg', ['query', key, '/v', 'MachineGuid']))?.[1] ?? '';
}

const macId = (): string =>
  /"IOPlatformUUID" = "([^"]+)"/.exec(ask('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']))?.[1] ?? '';
