import type { FirebaseApp } from 'firebase/app';

/** reCAPTCHA Enterprise's key of this project's web app; none = App Check is off. Set when building. */
const siteKey: string = import.meta.env['VITE_APP_CHECK_SITE_KEY'] ?? '';

/** Whether pages load Google's script for App Check. */
export const hasAppCheck: boolean = siteKey !== '';

/** Requests then say that they come from this app. Loads code only where a project has switched App Check on. */
export async function startAppCheck(app: FirebaseApp): Promise<void> {
  if (!hasAppCheck) return;
  const { initializeAppCheck, ReCaptchaEnterpriseProvider } = await import('firebase/app-check');
  initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
}
