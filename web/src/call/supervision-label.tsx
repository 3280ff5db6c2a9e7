import './supervision-label.css';
import { IconHeadset } from '@tabler/icons-react';
import type { SupervisionKind } from '@cti/functions/model/calls/call';
import { usePopupMoreWords } from '../words/popup.ts';

/** What a supervisor is doing in a call. */
export function SupervisionLabel({ kind }: { kind: SupervisionKind }) {
  const { supervision } = usePopupMoreWords();
  return (
    <span className="supervision" title={supervision[kind]}>
      <IconHeadset size={14} stroke={1.75} aria-hidden />
      <span className="clip">{supervision[kind]}</span>
    </span>
  );
}
