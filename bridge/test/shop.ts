import { type Asterisk, startAsterisk, unpackedAsterisk } from '../asterisk/asterisk.ts';
import { carrierHost, phones, type Place } from '../asterisk/configuration.ts';
import { Phone } from '../asterisk/phone.ts';

/** An Asterisk with its telephones plugged in, and somebody outside. */
export interface Shop {
  asterisk: Asterisk;
  carrier: Phone;
  phone(name: keyof typeof phones): Phone;
  close(): Promise<void>;
}

/** @param ports of Asterisk, free ones where none are named */
export async function openShop(
  ports: Partial<Pick<Place, 'amiPort' | 'sipPort'>> = {},
): Promise<Shop> {
  const asterisk = await startAsterisk(await unpackedAsterisk(), { ports });
  const { sipPort } = asterisk.place;
  const plugged: Record<string, Phone> = {};
  for (const [name, password] of Object.entries(phones)) {
    const phone = await Phone.plugIn(name, '127.0.0.1', 0, sipPort);
    await phone.register(password);
    plugged[name] = phone;
  }
  const carrier = await Phone.plugIn('09012345678', carrierHost, sipPort, sipPort);
  return {
    asterisk,
    carrier,
    phone(name) {
      const found = plugged[name];
      if (!found) throw new Error(`There is no phone ${name}.`);
      return found;
    },
    async close() {
      for (const each of [...Object.values(plugged), carrier]) each.unplug();
      await asterisk.close();
    },
  };
}

/** What a caller sends who withholds their number, and what the carrier adds for us. */
export const withheld: [from: string, headers: Array<[string, string]>] = [
  '"Anonymous" <sip:anonymous@anonymous.invalid>',
  [
    ['p-asserted-identity', '<sip:09012345678@carrier.example>'],
    ['privacy', 'id'],
  ],
];
