import './kana-name.css';

interface KanaNameProps {
  name: string;
  kana: string;
}

/** A name with its reading in small type above it. */
export function KanaName({ name, kana }: KanaNameProps) {
  return (
    <span className="kana-name">
      {kana && <span className="kana clip">{kana}</span>}
      <span className="clip" title={name}>
        {name}
      </span>
    </span>
  );
}
