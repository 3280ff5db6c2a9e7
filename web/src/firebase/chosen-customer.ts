const key = 'cti.customer';

/** The customer a person with several works in: the last chosen one, else the first. */
export function chosenCustomer(customers: readonly string[], storage: Storage): string | null {
  const stored = storage.getItem(key);
  return customers.find((id) => id === stored) ?? customers[0] ?? null;
}

/** Remembers the choice on this computer; the id alone, which names nobody. */
export function rememberCustomer(customerId: string, storage: Storage): void {
  storage.setItem(key, customerId);
}
