const number = new Intl.NumberFormat('en');

/** `12,345` */
export const whole = (n: number): string => number.format(n);
