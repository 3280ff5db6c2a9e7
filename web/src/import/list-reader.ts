import type { ListOptions } from './list/list.ts';
import type { FromWorker, OpenedList, Reading, ReadRow, ToWorker } from './messages.ts';

/** A list being imported, read by a worker of its own. */
export interface ListReader {
  open: (file: Blob, options?: ListOptions) => Promise<OpenedList>;
  /** The same file, read with other options. */
  reopen: (options: ListOptions) => Promise<OpenedList>;
  read: (reading: Reading) => Promise<ReadRow[]>;
  close: () => void;
}

export function createListReader(): ListReader {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToWorker, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer);

  /** Listens to the worker until `take` has what it is waiting for. */
  const hear = <T>(take: (message: FromWorker) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = () => {
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
      };
      const onError = () => {
        stop();
        reject(new Error('the list could not be read'));
      };
      const onMessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'failed') return onError();
        const taken = take(data);
        if (taken === undefined) return;
        stop();
        resolve(taken);
      };
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
    });

  const opened = () => hear((message) => (message.type === 'opened' ? message : undefined));

  return {
    async open(file, options = {}) {
      const bytes = await file.arrayBuffer();
      const list = opened();
      send({ type: 'open', bytes, options }, [bytes]);
      return list;
    },
    reopen(options) {
      const list = opened();
      send({ type: 'reopen', options });
      return list;
    },
    read(reading) {
      const rows: ReadRow[] = [];
      const all = hear((message) => {
        if (message.type !== 'rows') return undefined;
        for (const row of message.rows) rows.push(row);
        return message.isLast ? rows : undefined;
      });
      send({ type: 'read', ...reading });
      return all;
    },
    close: () => worker.terminate(),
  };
}
