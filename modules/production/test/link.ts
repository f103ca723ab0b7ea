import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between two installations of this machine, which a test can cut. */
export type Link = {
  url: string;
  /** Nobody answers any more, and what was under way is cut. */
  down(): void;
  up(): void;
  /** Lets so many bytes of a direction through, then cuts that connection; only the next one meets it. */
  cutAfter(bytes: number, of?: 'request' | 'answer'): void;
  /** Bytes that went to the receiver. */
  sent(): number;
  close(): Promise<void>;
};

export async function startLink(target: string): Promise<Link> {
  const port = Number(new URL(target).port);
  const sockets = new Set<Socket>();
  let isDown = false;
  let cut: { left: number; of: 'request' | 'answer' } | undefined;
  let sent = 0;
  const server = createServer((near) => {
    if (isDown) return near.destroy();
    const far = connect(port, '127.0.0.1');
    const carry = (from: Socket, to: Socket, of: 'request' | 'answer') =>
      from.on('data', (bytes: Buffer) => {
        const through = cut?.of === of ? bytes.subarray(0, cut.left) : bytes;
        if (of === 'request') sent += through.length;
        to.write(through);
        if (cut?.of !== of) return;
        cut.left -= through.length;
        if (cut.left > 0) return;
        cut = undefined;
        near.destroy();
        far.destroy();
      });
    carry(near, far, 'request');
    carry(far, near, 'answer');
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    down() {
      isDown = true;
      drop();
    },
    up() {
      isDown = false;
    },
    cutAfter(bytes, of = 'request') {
      cut = { left: bytes, of };
    },
    sent: () => sent,
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
