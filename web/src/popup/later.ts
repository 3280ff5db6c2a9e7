/**
 * What the popup shows after its first paint, whatever the call: one file, because separate ones would add the names of
 * all their dependencies to the first paint.
 */
export { CopyButton } from '../ui/copy-button.tsx';
export { TagList } from '../ui/tag-list.tsx';
export { ToastRegion } from '../ui/toast-region.tsx';
export { CallActions } from './call-actions.tsx';
export { CallNotice } from './call-notice.tsx';
export { CardFields } from './card/card-fields.tsx';
export { DispositionChoice } from './disposition-choice.tsx';
export { ExternalLink } from './external-link.tsx';
export { NoCallsLine } from '../dial/no-calls-line.tsx';
export { PopupTabs } from './window/popup-tabs.tsx';
export { LastMemo } from './last-memo.tsx';
