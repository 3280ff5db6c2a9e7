/**
 * Fields that a customer's contacts have beside ours: the columns of their own list. An admin says which there are
 * (`settings/contactFields`), contacts hold the values as texts, by the field's id.
 */

/** As `firestore.rules` has them. */
export const contactFieldLimit = 30;
export const fieldLabelLimit = 40;
export const fieldTextLimit = 500;
export const choiceLimit = 50;
export const tagLimit = 20;
export const tagTextLimit = 30;

/** How many free fields a card shows. */
export const cardFieldLimit = 10;

export const contactFieldTypes = ['text', 'number', 'date', 'choice', 'yesNo'] as const;
export type ContactFieldType = (typeof contactFieldTypes)[number];

/** A free field, in the order in which they are shown. */
export interface ContactField {
  /** Of lower-case letters and digits; stays when the label changes. */
  id: string;
  label: string;
  type: ContactFieldType;
  /** What can be chosen; empty unless `type` is `choice`. */
  choices: readonly string[];
  onCard: boolean;
}

/** The fields as the settings hold them. Choices stand one below the other. */
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

/** Tags as contacts hold them: each once, without space around, line breaks and what parts tags in a list. */
export const cleanTags = (tags: readonly string[]): string[] =>
  splitTags(tags).filter((tag) => Array.from(tag).length <= tagTextLimit);

/** As {@link cleanTags}, with those that are too long. */
export const splitTags = (tags: readonly string[]): string[] => [
  ...new Set(
    tags
      .flatMap((tag) => tag.replaceAll(/\s+/g, ' ').split(/[,，、;；]/))
      .map(cleanTag)
      .filter(Boolean),
  ),
];

const cleanTag = (tag: string): string => tag.replace(/^[ #＃]+/, '').trim();
