import './field.css';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

interface FieldProps {
  label: string;
  /** What is wrong and what to do. */
  error?: string | null;
  hint?: ReactNode;
  /** Beside the label: 任意, a key. */
  note?: ReactNode;
  className?: string;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label above, hint or error below, tied together for screen readers. */
function Field({
  label,
  error,
  hint,
  note,
  className,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const below = error ?? hint;
  return (
    <div className={cx('field', className)}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {note && <span className="field-note">{note}</span>}
      </div>
      {children({
        id,
        'aria-describedby': below ? `${id}-below` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {below && (
        <p id={`${id}-below`} className={error ? 'field-error' : 'field-hint'}>
          {below}
        </p>
      )}
    </div>
  );
}

type Native<T extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<T>, keyof Wiring | 'className'>;

export function InputField({ label, error, hint, note, className, ...rest }: Native<'input'>) {
  return (
    <Field {...{ label, error, hint, note, className }}>
      {(wiring) => <input {...rest} {...wiring} className="input" />}
    </Field>
  );
}

export function TextareaField({
  label,
  error,
  hint,
  note,
  className,
  ...rest
}: Native<'textarea'>) {
  return (
    <Field {...{ label, error, hint, note, className }}>
      {(wiring) => <textarea {...rest} {...wiring} className="input textarea" />}
    </Field>
  );
}

export function SelectField({ label, error, hint, note, className, ...rest }: Native<'select'>) {
  return (
    <Field {...{ label, error, hint, note, className }}>
      {(wiring) => <select {...rest} {...wiring} className="input select" />}
    </Field>
  );
}

interface BareSelectProps extends Omit<ComponentProps<'select'>, 'aria-label' | 'className'> {
  label: string;
}

/** A select for bars, where its place says what it is; the label is for screen readers. */
export function BareSelect({ label, ...rest }: BareSelectProps) {
  return <select {...rest} aria-label={label} title={label} className="input select select-bare" />;
}

/** A select's options: the value of each, and its text. */
export const Options = ({ of }: { of: readonly (readonly [string | number, ReactNode])[] }) =>
  of.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
