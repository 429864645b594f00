import { SECOND_PATH_GROUP, TRUNK_GROUP } from "./kamailio-files";
import {
  dialledNumberRoute,
  HELP_NUMBERS,
  hotlineRoute,
  ownNumberPattern,
  shownNumberRoute,
} from "./kamailio-numbers";
import { OPEN_VOICE, relayRoutes } from "./kamailio-media";
import type { KamailioConfiguration } from "./kamailio";

/** Routing of kamailio.cfg: one way for calls for help, one for everything else. */
export function kamailioRoutes(server: KamailioConfiguration): string {
  const { dialPlan } = server;
  return [
    requestRoute(server),
    helpRoutes(server),
    registerRoute(server),
    deviceRoute(server),
    incomingRoutes(server),
    limitRoutes(server),
    dialledNumberRoute(dialPlan),
    shownNumberRoute(dialPlan),
    hotlineRoute(dialPlan),
    trunkRoutes(server),
    relayRoutes(),
  ].join("\n");
}

function requestRoute({ network }: KamailioConfiguration): string {
  return `request_route {
	if (is_method("KDMQ")) {
		if (is_in_subnet("$si", "${network}")) dmq_handle_message();
		exit;
	}
	$avp(caller) = "";
	$var(help) = 0;
	if (is_method("INVITE|ACK|CANCEL") && $rU =~ "${HELP_NUMBERS}" && allow_source_address("1")) $var(help) = 1;
	# Devices may need to find a way (a relay); the trunk never does.
	$var(ice) = "ICE=force";
	$var(trunk) = 0;
	if (ds_is_from_list("${TRUNK_GROUP}", "3") || ds_is_from_list("${SECOND_PATH_GROUP}", "3")) $var(trunk) = 1;
	# A device that floods is ignored, but for calls for help and what belongs to a call.
	if ($var(help) == 0 && $var(trunk) == 0 && !is_known_dlg() && !pike_check_req()) exit;
	if (!mf_process_maxfwd_header("20")) {
		send_reply("483", "Too many hops");
		exit;
	}
	if (!sanity_check("1511", "7")) exit;
	if (has_totag()) route(WITHIN_CALL);
	if (is_method("CANCEL")) {
		if (t_check_trans()) route(RELAY);
		exit;
	}
	if (is_method("ACK")) exit;
	t_check_trans();
	if (is_method("OPTIONS")) {
		send_reply("200", "OK");
		exit;
	}
	if (is_method("REGISTER")) route(REGISTER);
	if (!is_method("INVITE")) {
		send_reply("405", "Method not allowed");
		exit;
	}
	record_route();
	if ($var(trunk) == 1) route(FROM_TRUNK);
	if ($var(help) == 1) {
		$var(identity) = $(avp(site){s.select,0,/});
		route(HELP);
	}
	route(FROM_DEVICE);
}
`;
}

/** Who calls for help shows the number of the building that the device is in; nothing else is asked. */
function helpRoutes({ domain, firstGateway }: KamailioConfiguration): string {
  return `route[HELP] {
	$rU = $(rU{s.substr,-3,0});
	xlog("L_NOTICE", "call for help: $rU from $si as $var(identity)\\n");
	route(OWN_HEADERS_ONLY);
	# Who hides the number is found nevertheless.
	remove_hf("Privacy");
	uac_replace_from("", "sip:$var(identity)@${domain}");
	append_hf("P-Asserted-Identity: <sip:$var(identity)@${domain}>\\r\\n");
	$var(ice) = "ICE=remove";
	route(COUNTED_CALL);
	$dlg_var(help) = "1";
	$dlg_var(trunk) = "1";
	set_dlg_profile("trunk", "all");
	t_on_failure("HELP_FAILED");
	$avp(path) = "trunk";
	if (!ds_select_domain("${TRUNK_GROUP}", "8")) {
		$avp(path) = "second";
		# Whatever the probes say: rather try in vain than not at all.
		if (!ds_select_domain("${SECOND_PATH_GROUP}", "8")) $ru = "sip:" + $rU + "@${firstGateway};transport=tls";
	}
	route(RELAY);
	exit;
}

failure_route[HELP_FAILED] {
	if (t_is_canceled()) exit;
	if (ds_next_domain()) {
		t_on_failure("HELP_FAILED");
		route(FORWARD);
		exit;
	}
	if ($avp(path) == "trunk" && ds_select_domain("${SECOND_PATH_GROUP}", "8")) {
		$avp(path) = "second";
		t_on_failure("HELP_FAILED");
		route(FORWARD);
		exit;
	}
	rtpengine_delete();
}

# What a device says about its identity is its own opinion.
route[OWN_HEADERS_ONLY] {
	remove_hf("P-Asserted-Identity");
	remove_hf("P-Preferred-Identity");
	remove_hf("Remote-Party-ID");
	remove_hf("Identity");
}
`;
}

function registerRoute({ domain }: KamailioConfiguration): string {
  return `route[REGISTER] {
	if ($au == $null || $sht(subscriber=>$au) == $null || !pv_www_authenticate("${domain}", "$sht(subscriber=>$au)", "1")) {
		www_challenge("${domain}", "1");
		exit;
	}
	if ($tU != $au || $td != "${domain}") {
		send_reply("403", "This number is somebody else's");
		exit;
	}
	consume_credentials();
	# Calls come back over the connection that the device holds open.
	force_tcp_alias();
	if (!save("location")) sl_reply_error();
	exit;
}
`;
}

function deviceRoute({ domain, dialPlan }: KamailioConfiguration): string {
  const own = ownNumberPattern(dialPlan);
  return `route[FROM_DEVICE] {
	if ($au == $null || $sht(subscriber=>$au) == $null || !pv_proxy_authenticate("${domain}", "$sht(subscriber=>$au)", "1")) {
		proxy_challenge("${domain}", "1");
		exit;
	}
	consume_credentials();
	if ($fU != $au || $fd != "${domain}" || !($au =~ "${own}")) {
		send_reply("403", "This caller id is not yours");
		exit;
	}
	$avp(caller) = $au;
	route(OWN_HEADERS_ONLY);
	# From a network of no building: no identity but the caller's own.
	if ($rU =~ "${HELP_NUMBERS}") {
		$var(identity) = $au;
		route(HELP);
	}
	route(ENCRYPTED_ONLY);
	route(DIALLED);
	route(COUNTED_CALL);
	if (allow_source_address("1")) route(SITE_LIMIT);
	if ($rU =~ "${own}") route(TO_DEVICE);
	route(TO_TRUNK);
}
`;
}

function incomingRoutes({ domain, dialPlan }: KamailioConfiguration): string {
  return `route[FROM_TRUNK] {
	route(DIALLED);
	if (!($rU =~ "${ownNumberPattern(dialPlan)}")) {
		send_reply("404", "No number of the city");
		exit;
	}
	route(ENCRYPTED_ONLY);
	route(COUNTED_CALL);
	$dlg_var(trunk) = "1";
	route(TRUNK_LIMIT);
	route(TO_DEVICE);
}

route[ENCRYPTED_ONLY] {
	if (has_body("application/sdp") && !(${OPEN_VOICE})) return;
	send_reply("488", "Encrypt the voice (SRTP)");
	exit;
}

route[TO_DEVICE] {
	route(HOTLINE);
	$rd = "${domain}";
	if (!lookup("location")) {
		send_reply("480", "Nobody is signed in with this number");
		exit;
	}
	if (allow_address("1", "$rd", "0")) route(SITE_LIMIT);
	t_on_failure("DEVICE_FAILED");
	route(RELAY);
	exit;
}

# Limits count it until it ends, or until one of its ends no longer answers.
route[COUNTED_CALL] {
	dlg_manage();
	dlg_set_property("ka-src");
	dlg_set_property("ka-dst");
}

# Nobody took the call: its ports are free again. Whoever cancels it has freed them already.
failure_route[DEVICE_FAILED] {
	if (!t_is_canceled()) rtpengine_delete();
}
`;
}

function limitRoutes({ dialPlan: { exemptNumbers, ordinaryChannels } }: KamailioConfiguration): string {
  const exempt = `$rU =~ "^(${exemptNumbers.join("|")})$"`;
  return `# Links of buildings: $avp(site) is "<emergency number>/<limit>".
route[SITE_LIMIT] {
	$var(site) = $(avp(site){s.select,0,/});
	if (!get_profile_size("site", "$var(site)", "$var(calls)")) $var(calls) = 0;
	if ($var(calls) >= $(avp(site){s.select,1,/}{s.int}) && !(${exempt})) {
		send_reply("503", "The link of the building is full");
		exit;
	}
	set_dlg_profile("site", "$var(site)");
}

# The last channels are for calls to exempt numbers.
route[TRUNK_LIMIT] {
	if (!get_profile_size("trunk", "all", "$var(calls)")) $var(calls) = 0;
	if ($var(calls) >= ${ordinaryChannels} && !(${exempt})) {
		send_reply("503", "All lines are taken");
		exit;
	}
	set_dlg_profile("trunk", "all");
}
`;
}

function trunkRoutes({ domain }: KamailioConfiguration): string {
  return `route[TO_TRUNK] {
	$var(ice) = "ICE=remove";
	$dlg_var(trunk) = "1";
	route(TRUNK_LIMIT);
	route(SHOWN_NUMBER);
	append_hf("P-Asserted-Identity: <sip:$avp(shown)@${domain}>\\r\\n");
	if (!ds_select_domain("${TRUNK_GROUP}", "8")) {
		send_reply("503", "The trunk is down");
		exit;
	}
	t_on_failure("TRUNK_FAILED");
	route(RELAY);
	exit;
}

failure_route[TRUNK_FAILED] {
	if (t_is_canceled()) exit;
	if (t_check_status("408|5[0-9][0-9]") && ds_next_domain()) {
		t_on_failure("TRUNK_FAILED");
		route(FORWARD);
		exit;
	}
	rtpengine_delete();
}
`;
}
