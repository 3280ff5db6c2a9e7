/**
 * Custom fields of a customer's contacts: the columns of their own list. An admin defines them
 * (`settings/contactFields`); contacts hold the values as texts, by the field's id.
 */

/** The same as in `firestore.rules`. */
export const contactFieldLimit = 30;
export const fieldLabelLimit = 40;
export const fieldTextLimit = 500;
export const choiceLimit = 50;
export const tagLimit = 20;
export const tagTextLimit = 30;

/** How many custom fields a card shows. */
export const cardFieldLimit = 10;

export const contactFieldTypes = ['text', 'number', 'date', 'choice', 'yesNo'] as const;
export type ContactFieldType = (typeof contactFieldTypes)[number];

/** A custom field; listed in display order. */
export interface ContactField {
  /** Lower-case letters and digits; stays when the label changes. */
  id: string;
  label: string;
  type: ContactFieldType;
  /** The options; empty unless `type` is `choice`. */
  choices: readonly string[];
  onCard: boolean;
}

/** The fields as stored in the settings. Choices are separated by line breaks. */
export interface ContactFieldSettings {
  order: string[];
  labels: Record<string, string>;
  types: Record<string, ContactFieldType>;
  choices: Record<string, string>;
  onCard: string[];
}

export const contactFieldsOf = (settings: ContactFieldSettings | null): ContactField[] =>
  (settings?.order ?? []).flatMap((id) => {
    const [label, type] = [settings?.labels[id], settings?.types[id]];
    if (!settings || !label || !type) return [];
    const choices = settings.choices[id]?.split('\n').filter(Boolean) ?? [];
    return [{ id, label, type, choices, onCard: settings.onCard.includes(id) }];
  });

export const contactFieldSettingsOf = (fields: readonly ContactField[]): ContactFieldSettings => ({
  order: fields.map(({ id }) => id),
  labels: Object.fromEntries(fields.map(({ id, label }) => [id, label])),
  types: Object.fromEntries(fields.map(({ id, type }) => [id, type])),
  choices: Object.fromEntries(
    fields.flatMap(({ id, type, choices }) =>
      type === 'choice' ? [[id, choices.join('\n')] as const] : [],
    ),
  ),
  onCard: fields.flatMap(({ id, onCard }) => (onCard ? [id] : [])),
});

/** Tags as stored in contacts: each once, trimmed, without line breaks and separators. */
export const cleanTags = (tags: readonly string[]): string[] =>
  splitTags(tags).filter((tag) => Array.from(tag).length <= tagTextLimit);

/** Like {@link cleanTags}, but including those that are too long. */
export const splitTags = (tags: readonly string[]): string[] => [
  ...new Set(
    tags
      .flatMap((tag) => tag.replaceAll(/\s+/g, ' ').split(/[,，、;；]/))
      .map(cleanTag)
      .filter(Boolean),
  ),
];

const cleanTag = (tag: string): string => tag.replace(/^[ #＃]+/, '').trim();
