import {
  type GroupPopup,
  type Preferences,
  closeAfterChoices,
  groupPopupDefaults,
  popAudienceSchema,
  popWhenSchema,
} from '@cti/functions/model/popup-choice';
import { Choice } from '../../ui/choice.tsx';
import { usePopupWords } from '../../words/settings/use-popup-words.ts';

interface CallChoicesProps {
  own: Preferences;
  /** The person's groups, with what they permit. */
  groups: readonly { name: string; popup?: GroupPopup | undefined }[];
  onChange: (own: Preferences) => void;
}

/** What a person chooses about his calls; each press is saved. */
export function CallChoices({ own, groups, onChange }: CallChoicesProps) {
  const words = usePopupWords();
  const set = (part: Partial<Preferences>) => onChange({ ...own, ...part });
  const { when } = own;
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
      <Choice
        label={words.sound}
        value={own.sound ? 'on' : 'off'}
        options={[
          { value: 'on', label: words.soundOn },
          { value: 'off', label: words.soundOff },
        ]}
        onChange={(value) => set({ sound: value === 'on' })}
      />
      <div className="own-choice">
        <Choice
          label={words.spoken}
          value={own.spoken ? 'on' : 'off'}
          options={[
            { value: 'on', label: words.spokenOn },
            { value: 'off', label: words.spokenOff },
          ]}
          onChange={(value) => set({ spoken: value === 'on' })}
        />
        <p className="own-hint">{words.spokenHint}</p>
      </div>
      <div className="own-choice">
        <Choice
          label={words.namedOutside}
          value={own.namedOutside ? 'on' : 'off'}
          options={[
            { value: 'on', label: words.namedOutsideOn },
            { value: 'off', label: words.namedOutsideOff },
          ]}
          onChange={(value) => set({ namedOutside: value === 'on' })}
        />
        <p className="own-hint">{words.namedOutsideHint}</p>
      </div>
    </>
  );
}
