import type { ReactNode } from 'react';
import { SoftphoneForm } from '../src/settings/telephony/softphone-section.tsx';
import '../src/settings/telephony/telephony.css';
import '../src/phone/window/phone.css';
import { freshPhone, type PhoneCall, type PhoneState } from '../src/phone/core/phone-state.ts';
import { CheckPanel } from '../src/phone/window/check-panel.tsx';
import { PhoneView } from '../src/phone/window/phone-view.tsx';
import { Frame } from './frame.tsx';
import * as data from './fixtures.ts';

const phoneCall = (changes: Partial<PhoneCall>): PhoneCall => ({
  id: 'a',
  direction: 'inbound',
  number: '09012345678',
  name: '',
  stage: 'talking',
  isHeldByUs: false,
  isHeldByThem: false,
  isMuted: false,
  startedAtMs: data.now - 7_000,
  answeredAtMs: data.now - 192_000,
  transfer: null,
  ...changes,
});

const sample = {
  packetsReceived: 500,
  packetsLost: 0,
  packetsSent: 500,
  jitterMs: 4,
  roundTripMs: 31,
};

/** The phone with these calls; the first is 山田's. */
function Phone({
  calls = [],
  known = true,
  check,
  ...rest
}: { calls?: PhoneCall[]; known?: boolean; check?: ReactNode } & Partial<PhoneState>) {
  return (
    <PhoneView
      state={{ ...freshPhone, line: 'registered', ...rest, calls }}
      samples={{ a: sample }}
      extension="101"
      isMute={false}
      conversations={new Map(known ? [['a', data.call({ at: 7 })]] : [])}
      press={() => {}}
      onCard={() => {}}
      onCheck={() => {}}
      check={check}
    />
  );
}

const second = phoneCall({ id: 'b', number: '0335551234', name: '', isHeldByUs: true });

export const phoneScenes: Record<string, () => ReactNode> = {
  'phone/idle-plain': () => <Phone lastNumber="08011112222" />,
  'phone/idle-over': () => <Phone lastEnd={{ number: '0335551234', cause: 'busy' }} />,
  'phone/lost-plain': () => <Phone line="lost" />,
  'phone/ringing-plain': () => (
    <Phone calls={[phoneCall({ stage: 'ringing', answeredAtMs: null })]} />
  ),
  'phone/ringing-unknown': () => (
    <Phone
      known={false}
      calls={[phoneCall({ stage: 'ringing', answeredAtMs: null, number: 'anonymous' })]}
    />
  ),
  'phone/talking-plain': () => <Phone calls={[phoneCall({})]} />,
  'phone/calling': () => (
    <Phone
      known={false}
      calls={[phoneCall({ stage: 'calling', direction: 'outbound', answeredAtMs: null })]}
    />
  ),
  'phone/two-plain': () => (
    <Phone
      calls={[phoneCall({ isMuted: true }), second]}
      consulting={{ callId: 'b', withId: 'a' }}
    />
  ),
  'phone/waiting-plain': () => (
    <Phone
      calls={[
        phoneCall({}),
        phoneCall({ id: 'b', number: '0335551234', stage: 'ringing', answeredAtMs: null }),
      ]}
    />
  ),
  'phone/check-plain': () => <Phone check={<CheckPanel onClose={() => {}} onEcho={() => {}} />} />,
  'phone-settings/form-plain': () => (
    <Frame at="/settings">
      <div className="telephony">
        <h1 className="aside">電話システム</h1>
        <SoftphoneForm
          softphone={{
            address: 'wss://pbx.example.jp:8089/ws',
            domain: 'pbx.example.jp',
            realm: 'asterisk',
            echo: '600',
            extensions: ['101', '102', '103'],
          }}
          onSave={() => {}}
          isBusy={false}
          refusal={null}
        />
      </div>
    </Frame>
  ),
};
