/** What may go wrong when fichas are sent, and when one logs in. */
const AT_FICHA = [
  'slow',
  'lost',
  'cut',
  'half',
  'garbage',
  'error',
  'refused',
  'rule',
  'unreadable',
  'expired',
] as const;
const AT_LOGIN = ['inactive', 'off', 'moved'] as const;
export type FichaFault = (typeof AT_FICHA)[number];
export type LoginFault = (typeof AT_LOGIN)[number];
export const FAULT_NAMES: readonly string[] = [...AT_FICHA, ...AT_LOGIN];

/** After so many requests that go well, so many meet it. */
export type Fault = { kind: FichaFault | LoginFault; after?: number; times?: number };

/** The fault in `kind:after:times`; undefined when it is none. */
export function readFault(text: string): Fault | undefined {
  const [, name, after = '0', times = '1'] = /^([a-z]+)(?::(\d{1,6}))?(?::(\d{1,6}))?$/.exec(text) ?? [];
  const kind = [...AT_FICHA, ...AT_LOGIN].find((one) => one === name);
  return kind && { kind, after: Number(after), times: Number(times) };
}

/** Faults asked for, each kind of request meeting its own in the order they were asked for. */
export class Faults {
  private planned: Required<Fault>[] = [];

  plan({ kind, after = 0, times = 1 }: Fault): void {
    if (times > 0) this.planned.push({ kind, after, times });
  }

  clear(): void {
    this.planned = [];
  }

  readonly atFicha = (): FichaFault | undefined => this.next(AT_FICHA);
  readonly atLogin = (): LoginFault | undefined => this.next(AT_LOGIN);

  private next<K extends string>(kinds: readonly K[]): K | undefined {
    for (const fault of this.planned) {
      const kind = kinds.find((one) => one === fault.kind);
      if (kind === undefined) continue;
      if (fault.after > 0) {
        fault.after -= 1;
        return undefined;
      }
      fault.times -= 1;
      if (fault.times === 0) this.planned = this.planned.filter((one) => one !== fault);
      return kind;
    }
    return undefined;
  }
}
