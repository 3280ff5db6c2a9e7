import type { ReactNode } from 'react';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { Badge } from '../src/ui/badge.tsx';
import { Button, IconButton } from '../src/ui/button.tsx';
import { Choice } from '../src/ui/choice.tsx';
import { ConnectionLight } from '../src/ui/connection-light.tsx';
import { Dialog } from '../src/ui/dialogs/dialog.tsx';
import { InputField, SelectField, TextareaField } from '../src/ui/field.tsx';
import { Kbd } from '../src/ui/keys/kbd.tsx';
import { KindBadge } from '../src/call/kind-badge.tsx';
import { EmptyLine, ErrorLine, Notice } from '../src/ui/notice.tsx';
import { PhoneNumber } from '../src/call/phone-number.tsx';
import { SoundBanner } from '../src/ring/ways/sound/sound-banner.tsx';
import { ShortcutSheet } from '../src/ui/keys/shortcut-sheet.tsx';
import { StateLabel } from '../src/call/state-label.tsx';
import { storeProps } from '../src/call/store-edge.tsx';
import { showToast } from '../src/ui/toast.tsx';
import { ToastRegion } from '../src/ui/toast-region.tsx';
import './gallery.css';

const noop = () => {};
const states = ['ringing', 'queued', 'calling', 'connected', 'hold', 'ended'] as const;
const outcomes = ['answered', 'missed', 'abandoned', 'voicemail', 'blocked', 'canceled'] as const;

function Widgets() {
  return (
    <main className="gallery">
      <h1 className="aside">Widgets</h1>
      <div>
        <KindBadge kind="vip" />
        <KindBadge kind="regular" />
        <KindBadge kind="new" />
        <Badge>テスト</Badge>
        <Badge tone="accent">自分</Badge>
        <Badge tone="ringing">待ち</Badge>
        <Badge tone="missed">折返し</Badge>
        <Kbd>1</Kbd>
        <Kbd>M</Kbd>
        <Kbd>/</Kbd>
      </div>
      <div>
        {states.map((state) => (
          <StateLabel key={state} state={state} />
        ))}
      </div>
      <div>
        {outcomes.map((outcome) => (
          <StateLabel key={outcome} state="ended" outcome={outcome} />
        ))}
      </div>
      <div>
        <Button look="primary">保存する</Button>
        <Button icon={IconPhoneIncoming}>テスト着信</Button>
        <Button look="danger">削除する</Button>
        <Button look="quiet">開く</Button>
        <Button look="primary" busy>
          保存しています
        </Button>
        <Button disabled>開く</Button>
        <IconButton icon={IconPhoneIncoming} label="着信" />
      </div>
      <div>
        {['G01', 'G02', 'G03', 'G04', 'G05', 'G06', 'G07', 'G08', null].map((code) => (
          <div key={code} {...storeProps(code)} className="gallery-store">
            <span className="store-name">{code ?? '不明'}</span>{' '}
            <PhoneNumber value="+815017481234" />
          </div>
        ))}
      </div>
      <div className="gallery-form">
        <InputField label="名前" placeholder="山田 太郎" note="必須" />
        <InputField label="着信番号" defaultValue="05017" error="7桁以上で入れてください" />
        <SelectField label="グループ" hint="見える通話が変わります">
          <option>西船橋</option>
          <option>錦糸町</option>
        </SelectField>
        <TextareaField label="備考" rows={2} />
        <Choice
          label="種別"
          value="new"
          onChange={noop}
          options={[
            { value: 'new', label: '新規' },
            { value: 'regular', label: '常連' },
          ]}
        />
      </div>
      <div className="gallery-form">
        <EmptyLine action={<Button look="quiet">着信番号を加える</Button>}>
          着信番号はまだありません
        </EmptyLine>
        <ErrorLine action={<Button look="quiet">もう一度試す</Button>}>
          保存できませんでした。通信を確かめてください。
        </ErrorLine>
        <Notice tone="ringing">ポップアップを許可してください</Notice>
        <Notice tone="plain">番号が通知されていません</Notice>
      </div>
      <ConnectionLight state="disconnected" detail="12:01 から" />
      <ToastRegion />
    </main>
  );
}

function DialogScene() {
  return (
    <Dialog
      title="着信番号を加える"
      onClose={noop}
      actions={
        <>
          <Button>キャンセル</Button>
          <Button look="primary">保存する</Button>
        </>
      }
    >
      <InputField label="番号" defaultValue="050-1748" hint="先頭だけでもかまいません" />
    </Dialog>
  );
}

export const uiScenes: Record<string, () => ReactNode> = {
  'ui/widgets': () => <Widgets />,
  'ui/dialog': () => <DialogScene />,
  'ui/shortcuts-plain': () => (
    <ShortcutSheet
      names={['search', 'call', 'memo', 'status', 'row', 'close', 'sheet']}
      onClose={noop}
    />
  ),
  'ui/sound-banner-plain': () => <SoundBanner />,
  'ui/toasts': () => {
    setTimeout(() => {
      showToast('コピーしました');
      showToast('保存できませんでした', { tone: 'missed' });
    });
    return <ToastRegion />;
  },
};
