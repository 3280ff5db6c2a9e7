import type { FirebaseApp } from 'firebase/app';

/** reCAPTCHA Enterprise's key of this project's web app; none = App Check is off. Set when building. */
const siteKey: string = import.meta.env['VITE_APP_CHECK_SITE_KEY'] ?? '';

/** Whether pages load Google's script for App Check. */
export const hasAppCheck: boolean = siteKey !== '';

/**
 * Lets every further request say that it comes from this app. Its code, and Google's, is loaded only where a
 * project has switched App Check on; a page on the emulators never asks for it.
 */
export async function startAppCheck(app: FirebaseApp): Promise<void> {
  if (!hasAppCheck) return;
  const { initializeAppCheck, ReCaptchaEnterpriseProvider } = await import('firebase/app-check');
  initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}
