import { type ComponentType, type ReactNode, lazy } from 'react';

type Part<T> = T extends (props: infer Props) => ReactNode ? ComponentType<Props> : never;

/** A component that loads when it's first shown, by the name its file exports. */
export const lazyPart = <File, Name extends keyof File>(load: () => Promise<File>, name: Name) =>
  lazy(() => load().then((file) => ({ default: file[name] as Part<File[Name]> })));
