import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy in front of a server: shutting it cuts every connection and refuses new ones. */
export interface Door {
  port: number;
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export function openDoor(behindPort: number): Promise<Door> {
  const sockets = new Set<Socket>();
  let shut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer((outside) => {
    keep(outside);
    if (shut) return outside.destroy();
    const inside = connect(behindPort, '127.0.0.1');
    keep(inside);
    outside.pipe(inside).pipe(outside);
    outside.on('close', () => inside.destroy());
    inside.on('close', () => outside.destroy());
    return undefined;
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        shut: () => {
          shut = true;
          cut();
        },
        open: () => {
          shut = false;
        },
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            cut();
          }),
      });
    });
  });
}
