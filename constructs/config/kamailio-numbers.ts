import type { DialPlan } from "../../planning/telephony/dial-plan";
import type { NumberSpan } from "../../planning/telephony/telephony-plan";

/** Country code that a number in national form gets. */
const COUNTRY_CODE = "+49";

/** Regular expression of 110 and 112 however they are dialled: with a 0 for an outside line, with the country code. */
export const HELP_NUMBERS = `^(0|(00|[+])${COUNTRY_CODE.slice(1)})?(110|112)$`;

/** Regular expression of all numbers of the city, from the country code on. */
export function ownNumberPattern({ numberRanges }: Pick<DialPlan, "numberRanges">): string {
  const ranges = Object.values(numberRanges).map(
    ({ headNumber, extensionDigits }) => `${plain(headNumber)}(0|[0-9]{${extensionDigits}})`,
  );
  return `^(${ranges.join("|")})$`;
}

/**
 * Route that makes a dialled number one from the country code on: international and national form, and extensions of the
 * caller's own range. Short numbers that everybody may call stay as they are.
 *
 * The caller's number is `$avp(caller)`; empty for calls from the trunk.
 */
export function dialledNumberRoute({ numberRanges, exemptNumbers }: DialPlan): string {
  const extensions = Object.values(numberRanges).map(
    ({ headNumber, extensionDigits }) =>
      `	if ($avp(caller) =~ "^${plain(headNumber)}[0-9]+$" && $rU =~ "^(0|[1-9][0-9]{${extensionDigits - 1}})$") {
		$rU = "${headNumber}" + $rU;
		return;
	}
`,
  );
  return `route[DIALLED] {
	if ($rU =~ "^[+]" || $rU =~ "^(${exemptNumbers.join("|")})$") return;
	if ($rU =~ "^00[1-9]") {
		$rU = "+" + $(rU{s.substr,2,0});
		return;
	}
	if ($rU =~ "^0[1-9]") {
		$rU = "${COUNTRY_CODE}" + $(rU{s.substr,1,0});
		return;
	}
${extensions.join("")}}
`;
}

/** Route that decides which number the called person sees: that of the user group, else the caller's own. */
export function shownNumberRoute({ numberRanges, shownNumbers }: DialPlan): string {
  const rules = [...spansByShown(shownNumbers)].flatMap(([shown, byRange]) =>
    [...byRange].map(([range, spans]) => {
      const known = numberRanges[range];
      if (known === undefined) throw new RangeError(`number range "${range}" is not planned`);
      const { headNumber, extensionDigits } = known;
      const inside = spans.map(({ first, last }) => `($var(e)>=${first}&&$var(e)<=${last})`);
      return `	if ($avp(caller) =~ "^${plain(headNumber)}[0-9]{${extensionDigits}}$") {
		$var(e) = $(avp(caller){s.substr,${headNumber.length},0}{s.int});
		if (${inside.join("||")}) $avp(shown) = "${shown}";
	}
`;
    }),
  );
  return `route[SHOWN_NUMBER] {
	$avp(shown) = $avp(caller);
${rules.join("")}}
`;
}

/** Shown number → range → extensions: one rule for all buildings of a user group. */
function spansByShown(
  shownNumbers: DialPlan["shownNumbers"],
): ReadonlyMap<string, ReadonlyMap<string, readonly NumberSpan[]>> {
  const byShown = new Map<string, Map<string, NumberSpan[]>>();
  for (const { span, shown } of shownNumbers) {
    const byRange = byShown.get(shown) ?? new Map<string, NumberSpan[]>();
    byRange.set(span.range, [...(byRange.get(span.range) ?? []), span]);
    byShown.set(shown, byRange);
  }
  return byShown;
}

/** Route that refuses further callers of a hotline when its channels are taken. */
export function hotlineRoute({ hotlines }: Pick<DialPlan, "hotlines">): string {
  const rules = hotlines.map(
    ({ number, channels }) => `	if ($rU == "${number}") {
		if (!get_profile_size("hotline", "$rU", "$var(calls)")) $var(calls) = 0;
		if ($var(calls) >= ${channels}) {
			send_reply("486", "All lines of the hotline are taken");
			exit;
		}
		set_dlg_profile("hotline", "$rU");
	}
`,
  );
  return `route[HOTLINE] {
${rules.join("")}	return;
}
`;
}

/** A number inside a regular expression: its plus sign is no quantifier. */
function plain(number: string): string {
  return number.replace("+", "[+]");
}
