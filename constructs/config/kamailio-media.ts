/**
 * Voice towards both sides: encrypted with keys that travel inside TLS, both addresses hidden; suites that do not encrypt,
 * or that nobody uses any more, are neither offered nor accepted.
 */
const MEDIA_FLAGS = [
  "RTP/SAVP",
  "DTLS=off",
  "replace-origin",
  "replace-session-connection",
  "SDES-no-NULL_HMAC_SHA1_80",
  "SDES-no-NULL_HMAC_SHA1_32",
  "SDES-no-F8_128_HMAC_SHA1_80",
  "SDES-no-F8_128_HMAC_SHA1_32",
].join(" ");

/** Condition: the message offers voice that is not encrypted. */
export const OPEN_VOICE =
  '!sdp_with_transport_like("SAVP") || !search_body("a=(crypto:[0-9]+ (AES|AEAD_AES)_|fingerprint:)")';

/** Routes through which every request and answer leaves, with its voice led through a media server. */
export function relayRoutes(): string {
  return `route[WITHIN_CALL] {
	if (loose_route()) {
		if ($var(trunk) == 0 && $dlg_var(trunk) == "1") $var(ice) = "ICE=remove";
		if (is_method("INVITE|UPDATE") && has_body("application/sdp") && (${OPEN_VOICE}) && $dlg_var(help) != "1") {
			send_reply("488", "Encrypt the voice (SRTP)");
			exit;
		}
		route(RELAY);
		exit;
	}
	if (is_method("ACK") && t_check_trans()) route(RELAY);
	if (!is_method("ACK")) send_reply("404", "No such call");
	exit;
}

route[RELAY] {
	# An answer has candidates where the offer had some.
	$avp(answer_ice) = "ICE=remove";
	if (search_body("a=ice-ufrag")) $avp(answer_ice) = "ICE=force";
	if (is_method("INVITE|UPDATE|ACK|BYE|CANCEL")) rtpengine_manage("${MEDIA_FLAGS} $var(ice)");
	route(FORWARD);
}

# The next gateway gets the offer as it is: its voice is led already, and rtpengine_manage would end that after a failure.
route[FORWARD] {
	t_on_reply("ANSWERED");
	if (!t_relay()) sl_reply_error();
	exit;
}

onreply_route[ANSWERED] {
	if (has_body("application/sdp")) rtpengine_manage("${MEDIA_FLAGS} $avp(answer_ice)");
}

# Registrars talk openly among themselves.
event_route[topoh:msg-outgoing] {
	if (is_method("KDMQ")) drop;
}
`;
}
