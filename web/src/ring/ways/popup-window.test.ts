import { describe, expect, it } from 'vitest';
import { popupPlace } from '../../popup/window/popup-place.ts';
import { popupUrl } from '../../popup/window/address.ts';
import { popupFeatures } from './popup-window.ts';

describe('popupFeatures', () => {
  it('places 500 × 700 at 50 px from the right edge and the top', () => {
    expect(popupFeatures(popupPlace({ availWidth: 1920, availHeight: 1040 }, null))).toBe(
      'popup,width=500,height=700,left=1370,top=50',
    );
  });

  it('stays on the console’s screen', () => {
    const second = { availWidth: 1280, availHeight: 1000, availLeft: 1920, availTop: 24 };
    expect(popupFeatures(popupPlace(second, null))).toBe(
      'popup,width=500,height=700,left=2650,top=74',
    );
  });
});

describe('popupUrl', () => {
  it('carries the linked id and nothing else', () => {
    expect(popupUrl('123')).toBe('/cti-popup?call=123');
    expect(popupUrl('a&b=../c#')).toBe('/cti-popup?call=a%26b%3D..%2Fc%23');
  });
});
