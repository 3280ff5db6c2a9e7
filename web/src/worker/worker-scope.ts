/** The few service worker APIs we use. TypeScript's own library for them conflicts with the one for pages. */
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

/** Including buttons, which the DOM's type leaves to service workers. */
export interface CallNotificationOptions extends NotificationOptions {
  actions: readonly { action: 'open' | 'later'; title: string }[];
  renotify?: boolean;
}
