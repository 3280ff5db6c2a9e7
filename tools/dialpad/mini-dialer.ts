/**
 * Stands in for Dialpad's mini dialer as far as it's used here: the page of a client id, held to the description of its
 * messages (https://developers.dialpad.com/docs/dialpad-mini-dialer). Whoever frames it is told of a sign-in, and may
 * have calls placed; whatever isn't described is written down as a fault.
 */
export const miniDialerPage = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Stand-in for a mini dialer</title>
  <button type="button" id="sign-in">Sign in</button>
  <button type="button" id="sign-out">Sign out</button>
  <ol id="calls" aria-label="Calls"></ol>
  <ol id="faults" aria-label="Faults"></ol>
  <script>
    const tell = (method, payload) =>
      parent.postMessage({ api: 'opencti_dialpad', version: '1.0', method, payload }, '*');
    const write = (list, text) => {
      const item = document.createElement('li');
      item.textContent = text;
      document.getElementById(list).append(item);
    };
    const described = {
      enable_current_tab: { required: [], known: [] },
      hang_up_all_calls: { required: [], known: [] },
      initiate_call: {
        required: ['phone_number'],
        known: ['phone_number', 'enable_current_tab', 'custom_data', 'identity_type', 'identity_id', 'outbound_caller_id'],
      },
    };
    const faultOf = ({ api, version, method, payload = {}, ...rest }) => {
      if (api !== 'opencti_dialpad' || version !== '1.0') return 'another envelope';
      const form = Object.hasOwn(described, method) ? described[method] : null;
      if (!form) return 'unknown method ' + method;
      if (Object.keys(rest).length > 0) return 'unknown key ' + Object.keys(rest);
      const strange = Object.keys(payload).filter((key) => !form.known.includes(key));
      if (strange.length > 0) return 'unknown field ' + strange;
      if (form.required.some((key) => typeof payload[key] !== 'string')) return 'a field is missing';
      if (method === 'initiate_call' && !/^[+][0-9]{7,15}$/.test(payload.phone_number)) return 'no number';
      if ((payload.custom_data ?? '').length > 2000) return 'custom_data is too long';
      return null;
    };
    let isSignedIn = false;
    const sign = (isIn) => {
      isSignedIn = isIn;
      tell('user_authentication', { user_authenticated: isIn, user_id: isIn ? 5171365938069504 : null });
    };
    document.getElementById('sign-in').onclick = () => sign(true);
    document.getElementById('sign-out').onclick = () => sign(false);
    addEventListener('message', ({ source, data }) => {
      if (source !== parent) return;
      const fault = faultOf(data);
      if (fault) return write('faults', fault);
      if (!isSignedIn) return write('faults', data.method + ' before the sign-in');
      if (data.method !== 'initiate_call') return;
      const { phone_number, outbound_caller_id = '', custom_data = '' } = data.payload;
      write('calls', [phone_number, outbound_caller_id, custom_data].join(' '));
    });
    sign(false);
  </script>
</html>
`;
