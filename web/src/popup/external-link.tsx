import './external-link.css';
import { useMemo } from 'react';
import { IconArrowUpRight } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/calls/call';
import { addressValues, externalAddress } from '@cti/functions/model/calls/external-address';
import { useSource } from '../firebase/use-source.ts';
import { usePopupMoreWords } from '../words/popup.ts';
import type { CallDesk } from './call-desk.ts';

/** Link to the caller's page in the external system, if the customer has one and what its address needs is known. */
export function ExternalLink({ call, desk }: { call: Call; desk: CallDesk }) {
  const words = usePopupMoreWords();
  const settings = useSource(useMemo(() => desk.popupSettings(), [desk]));
  if (settings.status !== 'ready' || !settings.data) return null;
  const address = externalAddress(settings.data, addressValues(call));
  if (address === null) return null;
  return (
    <a
      className="button button-quiet card-external"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
    >
      {words.external}
      <IconArrowUpRight size={16} stroke={1.75} aria-hidden />
    </a>
  );
}
