/** One day in the form; times `HH:MM`. */
export interface Day {
  isOpen: boolean;
  from: string;
  to: string;
}

const usualDay: Day = { isOpen: true, from: '10:00', to: '22:00' };

/** The seven days of a week as text, starting on Sunday; missing ones get a shop's usual hours. */
export function daysOfWeek(week: string | null): Day[] {
  if (week === null) return Array.from({ length: 7 }, () => usualDay);
  return week.split('/').map((day) => {
    const [from, to] = day.split('-');
    return from && to ? { isOpen: true, from, to } : { ...usualDay, isOpen: false };
  });
}

/** The week in the model's format; null while a time is missing. */
export function weekOfDays(days: readonly Day[]): string | null {
  const isWhole = days.every(({ isOpen, from, to }) => !isOpen || (from !== '' && to !== ''));
  if (!isWhole) return null;
  return days.map(({ isOpen, from, to }) => (isOpen ? `${from}-${to}` : '-')).join('/');
}
