/**
 * What the popup shows after its first picture, whatever the call: one file, because each of its own would cost the
 * first picture the names of all that it loads.
 */
export { TagList } from '../ui/tag-list.tsx';
export { ToastRegion } from '../ui/toast-region.tsx';
export { CallNotice } from './call-notice.tsx';
export { CardFields } from './card/card-fields.tsx';
export { DispositionChoice } from './disposition-choice.tsx';
export { ExternalLink } from './external-link.tsx';
export { PopupTabs } from './window/popup-tabs.tsx';
export { PreviousMemoLine } from './card/previous-memo.tsx';
