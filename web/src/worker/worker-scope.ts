/**
 * The few things of a service worker that ours uses. TypeScript's own list of them can't stand beside
 * the one of a page.
 */
export interface WorkerScope {
  registration: {
    showNotification: (title: string, options: CallNotificationOptions) => Promise<void>;
    getNotifications: () => Promise<readonly Notification[]>;
  };
  clients: {
    matchAll: (options: {
      type: 'window';
      includeUncontrolled: true;
    }) => Promise<readonly WindowPlace[]>;
    openWindow: (url: string) => Promise<unknown>;
    claim: () => Promise<void>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: <Type extends keyof WorkerEvents>(
    type: Type,
    listener: (event: WorkerEvents[Type]) => void,
  ) => void;
}

export interface WindowPlace {
  url: string;
  focus: () => Promise<unknown>;
}

interface Lasting {
  waitUntil: (work: Promise<unknown>) => void;
}

interface WorkerEvents {
  install: Lasting;
  activate: Lasting;
  push: Lasting & { data: { json: () => unknown } | null };
  notificationclick: Lasting & { action: string; notification: Notification };
}

/** With the buttons, which the DOM's own type leaves to service workers. */
export interface CallNotificationOptions extends NotificationOptions {
  actions: readonly { action: 'open' | 'later'; title: string }[];
  renotify?: boolean;
}
