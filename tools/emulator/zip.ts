import { crc32 } from 'node:zlib';

/** Midnight of 1 January 1980, the first date of a zip file, as DOS time and date in one number. */
const firstDosDate = 0x0021_0000;

/** A zip file with one stored (not compressed) entry, after PKWARE's APPNOTE 4.3. */
export function storedZip(name: string, content: Buffer): Buffer {
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(10, 0); // version needed
  common.writeUInt32LE(firstDosDate, 6);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.concat([signature(0x04034b50), common, nameBytes, content]);
  const central = Buffer.concat([
    signature(0x02014b50),
    Buffer.from([10, 0]), // version made by
    common,
    Buffer.alloc(14), // comment, disk, attributes; offset 0 of the local header
    nameBytes,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
