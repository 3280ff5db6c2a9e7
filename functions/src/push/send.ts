/** The push service's codes for a browser that is gone for good. */
const goneCodes = ['messaging/registration-token-not-registered', 'messaging/invalid-argument'];

/** Messages expire after this: a call that rang longer ago isn't worth one. */
const livesSeconds = 30;

/** Hands a message to Firebase Cloud Messaging. It's data only: the browser's own worker words it. */
export async function sendPush(
  token: string,
  data: { linkedId: string },
): Promise<'sent' | 'gone'> {
  const { getMessaging } = await import('firebase-admin/messaging');
  try {
    await getMessaging().send({
      token,
      data,
      webpush: { headers: { Urgency: 'high', TTL: String(livesSeconds) } },
    });
    return 'sent';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (goneCodes.includes(code)) return 'gone';
    throw error;
  }
}
