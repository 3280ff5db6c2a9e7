import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from '../demo/constants.ts';
import { type HostingConfig, withConnections } from '../cloud/hosting-policy.ts';
import { root } from '../root.ts';

interface FirebaseConfig extends HostingConfig {
  emulators: { ui: { enabled: boolean } };
}

/** Stands next to firebase.json, because paths in it may not leave its own folder. Git-ignored. */
export const emulatorConfigFile = join(root, 'firebase.emulators.json');

/** firebase.json with the emulators' addresses in the content security policy; what is deployed never names them. */
export function writeEmulatorConfig(options: { ui: boolean }): void {
  const deployed = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as FirebaseConfig;
  const config = withConnections(deployed, emulatorAddresses());
  config.emulators.ui.enabled = options.ui;
  writeFileSync(emulatorConfigFile, `${JSON.stringify(config, null, 2)}\n`);
}

/** Every address a page in the emulators may connect to; a PBX of this machine needs no certificate. */
export function emulatorAddresses(): string[] {
  const { auth, firestore, functions, hosting } = demo.ports;
  const emulators = [auth, firestore, functions, hosting].flatMap((port) =>
    [demo.host, 'localhost'].map((host) => `http://${host}:${port}`),
  );
  return [...emulators, `ws://${demo.host}:*`];
}

/** Secrets of the functions in the emulators; an existing file is left alone. */
export function writeDemoSecrets(): void {
  const file = join(root, 'functions', '.secret.local');
  if (!existsSync(file)) writeFileSync(file, `SEALING_KEY=${demo.sealingKey}\n`);
}

export function writeEmulatorSealingKey(sealingKey: string): void {
  writeFileSync(join(root, 'functions', '.secret.local'), `SEALING_KEY=${sealingKey}\n`);
}

/** The key that seals webhook secrets in the emulators: from `.secret.local`, otherwise the demo's. */
export function emulatorSealingKey(): string {
  const file = join(root, 'functions', '.secret.local');
  if (!existsSync(file)) return demo.sealingKey;
  const [, key] = /^SEALING_KEY=(.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return key?.trim() ?? demo.sealingKey;
}
