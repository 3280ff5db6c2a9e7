import './after-call.css';
import { paths } from '@cti/functions/model/paths';
import { type WrapUp, defaultWrapUp, wrapUpSchema } from '@cti/functions/model/desk/wrap-up';
import { useState } from 'react';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/field.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAfterCallWords } from '../../words/after-call.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { WrapUpForm } from './wrap-up-form.tsx';
import { doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { db } from '../../firebase/firestore.ts';
import { type Writer, answered } from '../write-settings.ts';

/** What happens after a call: for the whole customer, and for groups that override it. */
export function AfterCallPage() {
  const words = useWords();
  const { common } = useSettingsWords();
  const { settings: own } = useAfterCallWords();
  const { customerId, member, groups } = useConsole();
  const { isBusy, refusal, run } = useRequest();
  const [code, setCode] = useState('');
  const live = useLiveDoc({ path: paths.settings(customerId, 'wrapUp'), schema: wrapUpSchema });
  const group = groups.find(({ id }) => id === code) ?? null;
  const writer = { customerId, uid: member.uid };
  const save = (settings: WrapUp | null) =>
    void run(async () => {
      if (group) await saveGroupWrapUp(writer, group.id, settings);
      else if (settings) await saveWrapUp(writer, settings);
      showToast(common.saved);
    });

  if (live.status === 'loading') return <Skeleton rows={6} />;
  if (live.status === 'error') return <ErrorLine>{words.pages.error}</ErrorLine>;
  const whole = live.data ?? defaultWrapUp;
  const hasOwn = Boolean(group?.wrapUp);
  return (
    <>
      <PageHead title={own.title} lead={own.lead} />
      <div className="after-call">
        {groups.length > 0 && (
          <SelectField
            className="after-call-short"
            label={own.scope}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          >
            <option value="">{own.whole}</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name || id}
              </option>
            ))}
          </SelectField>
        )}
        {group && (
          <Choice
            label={own.ruledBy}
            value={hasOwn ? 'own' : 'whole'}
            options={[
              { value: 'whole', label: own.likeWhole },
              { value: 'own', label: own.ownForGroup },
            ]}
            onChange={(chosen) => save(chosen === 'own' ? wrapUpOnly(whole) : null)}
          />
        )}
        {(!group || hasOwn) && (
          <WrapUpForm
            key={group?.id ?? ''}
            settings={group?.wrapUp ?? whole}
            isBusy={isBusy}
            refusal={refusal}
            onSave={save}
          />
        )}
      </div>
    </>
  );
}

/** Without the row's id. */
const wrapUpOnly = ({ mode, wrapUpMs, dispositions, asksTime }: WrapUp): WrapUp => ({
  mode,
  wrapUpMs,
  dispositions,
  asksTime,
});

const signature = ({ uid }: Writer) => ({ updatedBy: uid, updatedAt: serverTimestamp() });

/** For every group that has none of its own. */
function saveWrapUp(writer: Writer, settings: WrapUp): Promise<void> {
  const target = doc(db(), paths.settings(writer.customerId, 'wrapUp'));
  return answered(setDoc(target, { ...settings, ...signature(writer) }));
}

/** For one group; null = as the customer has it. */
function saveGroupWrapUp(
  writer: Writer,
  groupCode: string,
  settings: WrapUp | null,
): Promise<void> {
  const target = doc(db(), paths.group(writer.customerId, groupCode));
  return answered(updateDoc(target, { wrapUp: settings, ...signature(writer) }));
}
