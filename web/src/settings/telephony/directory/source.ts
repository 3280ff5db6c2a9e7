/** Where an import comes from: Dialpad, or the phone systems behind bridges. */
export type DirectorySource = 'dialpad' | 'pbx';
