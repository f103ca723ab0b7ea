import { BlockList, isIP } from 'node:net';
import { Type } from 'typebox';
import type { Db } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { defineSetting, readSetting } from '#platform/settings/settings';

/** "Internet" of the tab Conexão: off, nothing leaves this machine, to whatever address. */
export const internetSwitch = defineSetting({
  key: 'outbound.internet',
  title: 'Internet',
  schema: Type.Boolean(),
  default: true,
  scope: 'installation',
});

const CLOSED =
  'A internet está desligada em Configurações da instalação › Conexão: nada sai deste computador. Quando o instalador a ligar, lotes e unificação continuam de onde pararam.';

/** The gate is closed and nothing was sent: 409 `internet-off`. */
export class OutboundClosed extends Problem {
  constructor() {
    super(409, 'internet-off', CLOSED);
  }
}

type Asking = Pick<Platform, 'secrets'>;

/** Why nothing may leave this machine now, as a Portuguese sentence; null when it may. */
export async function closedReason(platform: Asking, db: Db): Promise<string | null> {
  return (await readSetting(platform, db, internetSwitch)) ? null : CLOSED;
}

/** Throws OutboundClosed when nothing may leave. */
export async function requireOpen(platform: Asking, db: Db): Promise<void> {
  if ((await closedReason(platform, db)) !== null) throw new OutboundClosed();
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether what goes to this host stays on this machine. A name other than `localhost` may lead anywhere. */
export function isThisMachine(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host.toLowerCase() === 'localhost';
  return LOOPBACK.check(host, version === 6 ? 'ipv6' : 'ipv4');
}
