import {
  type GroupPopup,
  type Preferences,
  closeAfterChoices,
  groupPopupDefaults,
  popAudienceSchema,
  popWhenSchema,
} from '@cti/functions/model/desk/popup-choice';
import { dialWaySchema } from '@cti/functions/model/calls/call-intent';
import type { OrderSystem } from '@cti/functions/model/calls/dialling';
import { Choice } from '../../ui/choice.tsx';
import { usePopupWords } from '../../words/settings/popup.ts';

interface CallChoicesProps {
  own: Preferences;
  /** The person's groups, with what they allow. */
  groups: readonly { name: string; popup?: GroupPopup | undefined }[];
  /** Whether the customer's Dialpad can be asked to place calls. */
  /** What places the person's calls, if that takes orders. */
  system: OrderSystem | null;
  onChange: (own: Preferences) => void;
}

/** A person's choices about their calls; each change is saved right away. */
export function CallChoices({ own, groups, system, onChange }: CallChoicesProps) {
  const words = usePopupWords();
  const set = (part: Partial<Preferences>) => onChange({ ...own, ...part });
  const { when } = own;
  const ways = dialWaySchema.options.filter(
    (way) => way !== 'api' || system === 'dialpad' || own.dialWay === 'api',
  );
  const refusing = groups.filter(
    ({ popup = groupPopupDefaults }) => when !== null && !popup.permits.includes(when),
  );
  return (
    <>
      <p className="own-lead">{words.lead}</p>
      <div className="own-choice">
        <Choice
          label={words.when}
          value={when ?? 'group'}
          options={[
            { value: 'group', label: words.asGroup },
            ...popWhenSchema.options.map((value) => ({ value, label: words.whens[value] })),
          ]}
          onChange={(value) => set({ when: value === 'group' ? null : value })}
        />
        {refusing.length > 0 && (
          <output className="own-hint">
            {words.notPermitted(refusing.map(({ name }) => name).join('、'))}
          </output>
        )}
      </div>
      <Choice
        label={words.audience}
        value={own.audience ?? 'group'}
        options={popAudienceSchema.options.map((value) => ({
          value,
          label: words.audiences[value],
        }))}
        onChange={(value) => set({ audience: value === 'group' ? null : value })}
      />
      <div className="own-choice">
        <Choice
          label={words.closeAfter}
          value={String(own.closeAfterSeconds)}
          options={closeAfterChoices.map((seconds) => ({
            value: String(seconds),
            label: words.closeAfters(seconds),
          }))}
          onChange={(value) => set({ closeAfterSeconds: value === 'null' ? null : Number(value) })}
        />
        <p className="own-hint">{words.closeHint}</p>
      </div>
      <div className="own-choice">
        <Choice
          label={words.dialWay}
          value={own.dialWay ?? 'dialpad'}
          options={ways.map((value) => ({
            value,
            label:
              value === 'dialpad' && system === 'bridge'
                ? words.dialWayPhone
                : words.dialWays[value],
          }))}
          onChange={(dialWay) => set({ dialWay })}
        />
        <p className="own-hint">
          {own.dialWay === 'api' && system !== 'bridge'
            ? words[system === 'dialpad' ? 'dialWayApiHint' : 'dialWayApiOff']
            : words.dialWayHint}
        </p>
      </div>
      <OnOff
        label={words.sound}
        words={[words.soundOn, words.soundOff]}
        isOn={own.sound}
        onChange={(sound) => set({ sound })}
      />
      <OnOff
        label={words.spoken}
        words={[words.spokenOn, words.spokenOff]}
        isOn={own.spoken}
        hint={words.spokenHint}
        onChange={(spoken) => set({ spoken })}
      />
      <OnOff
        label={words.namedOutside}
        words={[words.namedOutsideOn, words.namedOutsideOff]}
        isOn={own.namedOutside}
        hint={words.namedOutsideHint}
        onChange={(namedOutside) => set({ namedOutside })}
      />
    </>
  );
}

interface OnOffProps {
  label: string;
  /** For on and for off. */
  words: readonly [string, string];
  isOn: boolean;
  hint?: string;
  onChange: (isOn: boolean) => void;
}

function OnOff({ label, words: [on, off], isOn, hint, onChange }: OnOffProps) {
  return (
    <div className="own-choice">
      <Choice
        label={label}
        value={isOn ? 'on' : 'off'}
        options={[
          { value: 'on', label: on },
          { value: 'off', label: off },
        ]}
        onChange={(value) => onChange(value === 'on')}
      />
      {hint !== undefined && <p className="own-hint">{hint}</p>}
    </div>
  );
}
