import { useState } from 'react';
import {
  type KindRule,
  firstKindRule,
  kindRuleSchema,
} from '@cti/functions/model/contacts/kind-rule';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { db } from '../firebase/firestore.ts';
import { useLiveDoc } from '../firebase/use-live.ts';
import { InputField } from '../ui/field.tsx';
import { FormDialog } from '../ui/dialogs/form-dialog.tsx';
import { showToast } from '../ui/toast.tsx';
import { useAction } from '../ui/dialogs/use-action.ts';
import { useContactWords } from '../words/contacts.ts';

interface KindRuleDialogProps {
  customerId: string;
  /** Who is writing. */
  uid: string;
  onClose: () => void;
}

const numbers = ['periodDays', 'regularFrom', 'vipFrom'] as const;
type Numbers = Record<(typeof numbers)[number], string>;

/** How many visits make a contact regular or VIP. */
export function KindRuleDialog({ customerId, uid, onClose }: KindRuleDialogProps) {
  const live = useLiveDoc({ path: paths.settings(customerId, 'kinds'), schema: kindRuleSchema });
  if (live.status === 'loading') return null;
  const stored = live.status === 'ready' ? live.data : null;
  const rule = stored ?? firstKindRule;
  return <RuleForm customerId={customerId} uid={uid} rule={rule} onClose={onClose} />;
}

/** The current rule, for editing. */
export function RuleForm({
  customerId,
  uid,
  rule,
  onClose,
}: KindRuleDialogProps & { rule: KindRule }) {
  const { kinds, form } = useContactWords();
  const [enabled, setEnabled] = useState(rule.enabled);
  const [typed, setTyped] = useState<Numbers>({
    periodDays: String(rule.periodDays),
    regularFrom: String(rule.regularFrom),
    vipFrom: String(rule.vipFrom),
  });
  const [isChecked, setIsChecked] = useState(false);
  const { isBusy, problem: failure, run } = useAction(() => form.failed);
  const valueOf = (name: keyof Numbers) => Number(typed[name].normalize('NFKC') || Number.NaN);
  const isWhole = (name: keyof Numbers) => Number.isInteger(valueOf(name)) && valueOf(name) >= 1;
  const isOrdered = valueOf('vipFrom') > valueOf('regularFrom');
  const labels = {
    periodDays: kinds.period,
    regularFrom: kinds.regularFrom,
    vipFrom: kinds.vipFrom,
  };
  const problem = (name: keyof Numbers) => {
    if (!isChecked) return null;
    if (!isWhole(name)) return kinds.range;
    return name === 'vipFrom' && !isOrdered ? kinds.order : null;
  };
  const submit = () => {
    setIsChecked(true);
    if (!numbers.every(isWhole) || !isOrdered) return;
    void run(async () => {
      await setDoc(doc(db(), paths.settings(customerId, 'kinds')), {
        enabled,
        periodDays: valueOf('periodDays'),
        regularFrom: valueOf('regularFrom'),
        vipFrom: valueOf('vipFrom'),
        updatedBy: uid,
        updatedAt: serverTimestamp(),
      });
      showToast(kinds.saved);
      onClose();
    });
  };
  return (
    <FormDialog
      title={kinds.title}
      submit={form.save}
      isBusy={isBusy}
      problem={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{kinds.lead}</p>
      <label className="contact-check">
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => setEnabled(event.target.checked)}
        />
        {kinds.enabled}
      </label>
      {numbers.map((name) => (
        <InputField
          key={name}
          label={labels[name]}
          inputMode="numeric"
          value={typed[name]}
          error={problem(name)}
          onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
        />
      ))}
    </FormDialog>
  );
}
