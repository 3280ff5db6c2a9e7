import './group-popup.css';
import {
  type GroupPopup,
  type PopWhen,
  type Tone,
  popAudienceSchema,
  popWhenSchema,
  toneSchema,
} from '@cti/functions/model/desk/popup-choice';
import { IconPlayerPlay } from '@tabler/icons-react';
import { pageRinger } from '../../ring/ways/sound/ringer.ts';
import { IconButton } from '../../ui/button.tsx';
import { Options, SelectField } from '../../ui/field.tsx';
import { usePopupWords } from '../../words/settings/popup.ts';

interface GroupPopupFieldsProps {
  popup: GroupPopup;
  onChange: (popup: GroupPopup) => void;
}

/** What a group's calls do on its members' screens, and how they sound. */
export function GroupPopupFields({ popup, onChange }: GroupPopupFieldsProps) {
  const words = usePopupWords();
  const set = (part: Partial<GroupPopup>) => onChange({ ...popup, ...part });
  const permit = (when: PopWhen, isPermitted: boolean) =>
    set({
      permits: popWhenSchema.options.filter((one) =>
        one === when ? isPermitted : popup.permits.includes(one),
      ),
    });
  return (
    <fieldset className="group-popup">
      <legend>{words.group.title}</legend>
      <div className="form-dialog-pair">
        <SelectField
          label={words.when}
          value={popup.when}
          onChange={(event) => set({ when: popWhenSchema.parse(event.target.value) })}
        >
          <Options of={popWhenSchema.options.map((value) => [value, words.whens[value]])} />
        </SelectField>
        <SelectField
          label={words.group.audience}
          value={popup.audience}
          onChange={(event) => set({ audience: popAudienceSchema.parse(event.target.value) })}
        >
          <Options
            of={popAudienceSchema.options.map((value) => [value, words.group.audiences[value]])}
          />
        </SelectField>
      </div>
      <p className="settings-note">{words.group.audienceHint}</p>
      <fieldset className="group-popup-permits">
        <legend>{words.group.permits}</legend>
        {popWhenSchema.options.map((value) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={popup.permits.includes(value)}
              onChange={(event) => permit(value, event.target.checked)}
            />
            {words.whens[value]}
          </label>
        ))}
      </fieldset>
      <div className="form-dialog-pair">
        <ToneField label={words.group.tone} value={popup.tone} onChange={(tone) => set({ tone })} />
        <ToneField
          label={words.group.vipTone}
          value={popup.vipTone}
          onChange={(vipTone) => set({ vipTone })}
        />
      </div>
    </fieldset>
  );
}

interface ToneFieldProps {
  label: string;
  value: Tone;
  onChange: (tone: Tone) => void;
}

/** A sound, with a button to play it. */
function ToneField({ label, value, onChange }: ToneFieldProps) {
  const words = usePopupWords();
  return (
    <div className="group-popup-tone">
      <SelectField
        label={label}
        value={value}
        onChange={(event) => onChange(toneSchema.parse(event.target.value))}
      >
        <Options of={toneSchema.options.map((tone) => [tone, words.group.tones[tone]])} />
      </SelectField>
      <IconButton
        icon={IconPlayerPlay}
        label={`${words.group.listen} – ${label}`}
        disabled={value === 'silent'}
        onClick={() => pageRinger().play(value)}
      />
    </div>
  );
}
