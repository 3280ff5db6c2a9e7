import type { Member } from '@cti/functions/model/members/member';
import type { Row } from '../../../firebase/spec.ts';
import { useDirectoryWords } from '../../../words/settings/directory.ts';
import { inOrder } from '../../members/member-list.ts';
import { type Chosen, rowId } from './choices.ts';
import { NoteCell, PickCell, ProposalSection, type RowsProps } from './rows.tsx';

interface PhoneRowsProps extends RowsProps {
  phones: Chosen['phones'];
  members: readonly Row<Member>[];
  already: number;
  onOwner: (extension: string, uid: string) => void;
}

/** Telephones at which nobody sits yet, each with the member who could. */
export function PhoneRows({ phones, members, already, failed, onPick, onOwner }: PhoneRowsProps) {
  const words = useDirectoryWords();
  const owners = inOrder(members).filter(({ active, role }) => active && role !== 'viewer');
  return (
    <ProposalSection
      title={words.phones.title}
      lead={words.phones.lead}
      already={already > 0 ? [words.already.phones(already)] : []}
      items={phones}
      idOf={rowId.phone}
      isReady={({ uid }) => uid !== null}
      columns={[
        { name: words.columns.extension, width: '144px' },
        { name: words.columns.pbxName },
        { name: words.columns.member, width: '240px' },
        { name: words.columns.note, width: '24%' },
      ]}
      onPick={onPick}
    >
      {(phone) => {
        const { extension, name, uid, isOnline, isPicked } = phone;
        return (
          <tr key={extension}>
            <PickCell
              name={extension}
              isPicked={isPicked}
              isFixed={uid === null}
              onPick={(isOn) => onPick([rowId.phone(phone)], isOn)}
            />
            <td className="num row-strong clip" title={extension}>
              {extension}
            </td>
            <td className="clip" title={name}>
              {name}
            </td>
            <td>
              <select
                className="input select directory-input"
                aria-label={words.phones.memberOf(extension)}
                value={uid ?? ''}
                onChange={(event) => onOwner(extension, event.target.value)}
              >
                {uid === null && <option value="">{words.phones.chooseMember}</option>}
                {owners.map((member) => (
                  <option key={member.uid} value={member.uid}>
                    {member.name || member.email}
                  </option>
                ))}
              </select>
            </td>
            <NoteCell
              badges={isOnline === false ? [{ text: words.phones.offline }] : []}
              refused={failed.get(rowId.phone(phone))}
            />
          </tr>
        );
      }}
    </ProposalSection>
  );
}
